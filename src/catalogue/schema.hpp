#pragma once

// The tables of catalogue.db. A list has its owner and its place in the list as key, so that rows
// come in order without sorting; a position in another list is a reference to that list's id.
namespace michi::catalogue {

inline constexpr int application_id = 0x4d696368; // "Mich"
inline constexpr int schema_version = 4;          // a file of another version is built anew

inline constexpr const char* schema = R"sql(
create table region (
    id integer primary key,
    name_id text not null unique,
    name text not null,
    reading text not null,
    english text not null,
    main_town text not null
) strict;
create table town (
    id integer primary key,
    name text not null unique,
    reading text not null,
    english text not null,
    region integer not null references region
) strict;

create table desk (
    id integer primary key,
    name_id text not null unique,
    name text not null,
    organisation text not null,
    team text not null,
    fax text not null,
    mail text not null,
    page text not null,
    address text not null,
    place text not null,
    hours text not null,
    open text,
    note text not null,
    town integer references town,
    booking integer not null,
    office text
) strict;
create table desk_phone (
    desk integer not null references desk,
    ordinal integer not null,
    number text not null,
    extension text not null,
    primary key (desk, ordinal)
) strict, without rowid;
create table desk_serves (
    desk integer not null references desk,
    ordinal integer not null,
    town integer not null references town,
    primary key (desk, ordinal)
) strict, without rowid;
create table desk_name (
    desk integer not null references desk,
    language text not null,
    name text not null,
    primary key (desk, language)
) strict, without rowid;

create table edition (
    date text not null,
    fiscal_year_ends text not null,
    prefecture text not null,
    prefecture_english text not null,
    brochure text not null,
    brochure_url text not null,
    portal text not null,
    mail_magazine_url text not null,
    mail_magazine_to text not null,
    mail_magazine_subject text not null,
    mail_magazine_words text not null,
    general_desk integer not null references desk
) strict;
create table chapter (
    number integer primary key,
    title text not null,
    title_in_brochure text not null,
    english text not null
) strict;

create table programme (
    id integer primary key,
    key text not null unique,
    chapter integer not null references chapter,
    number integer not null,
    title_in_contents text not null,
    reading text not null,
    kind text not null,
    page integer not null,
    first_line integer not null,
    last_line integer not null,
    confirmed text not null,
    standing text not null,
    closed_words text not null,
    age_planning text not null,
    age_from_years integer,
    age_to_years integer,
    age_otherwise text not null,
    age_why text not null,
    place_otherwise text not null,
    place_outside text not null,
    place_why text not null,
    trade_otherwise text not null,
    trade_why text not null,
    differs text not null
) strict;
create table programme_text (
    programme integer not null references programme,
    language text not null,
    title text not null,
    short_title text not null,
    summary text not null,
    who text not null,
    note text not null,
    primary key (programme, language)
) strict, without rowid;
create table programme_gives (
    programme integer not null,
    language text not null,
    ordinal integer not null,
    words text not null,
    primary key (programme, language, ordinal),
    foreign key (programme, language) references programme_text
) strict, without rowid;
create table programme_checks (
    programme integer not null,
    language text not null,
    ordinal integer not null,
    words text not null,
    primary key (programme, language, ordinal),
    foreign key (programme, language) references programme_text
) strict, without rowid;
create table main_purpose (
    programme integer not null references programme,
    ordinal integer not null,
    purpose text not null,
    primary key (programme, ordinal)
) strict, without rowid;
create table also_purpose (
    programme integer not null references programme,
    ordinal integer not null,
    purpose text not null,
    primary key (programme, ordinal)
) strict, without rowid;
create table people (
    programme integer not null references programme,
    ordinal integer not null,
    people text not null,
    primary key (programme, ordinal)
) strict, without rowid;
create table only_town (
    programme integer not null references programme,
    ordinal integer not null,
    town integer not null references town,
    primary key (programme, ordinal)
) strict, without rowid;
create table only_trade (
    programme integer not null references programme,
    ordinal integer not null,
    trade text not null,
    primary key (programme, ordinal)
) strict, without rowid;
create table money (
    programme integer not null references programme,
    ordinal integer not null,
    kind text not null,
    yen integer,
    percent real,
    years integer,
    words text not null,
    label text not null,
    frame text not null,
    condition text not null,
    line integer not null,
    primary key (programme, ordinal)
) strict, without rowid;
create table period (
    programme integer not null references programme,
    ordinal integer not null,
    what text not null,
    first text,
    last text,
    planned integer not null,
    part text not null,
    words text not null,
    line integer not null,
    primary key (programme, ordinal)
) strict, without rowid;
create table occasion (
    programme integer not null references programme,
    ordinal integer not null,
    date text not null,
    starts text not null,
    ends text not null,
    name text not null,
    place text not null,
    town integer references town,
    planned integer not null,
    line integer not null,
    primary key (programme, ordinal)
) strict, without rowid;
create table part (
    programme integer not null references programme,
    ordinal integer not null,
    name text not null,
    standing text not null,
    closed_words text not null,
    words text not null,
    primary key (programme, ordinal)
) strict, without rowid;
create table step (
    programme integer not null references programme,
    ordinal integer not null,
    kind text not null,
    words text not null,
    bring text not null,
    primary key (programme, ordinal)
) strict, without rowid;
create table contact (
    programme integer not null references programme,
    ordinal integer not null,
    desk integer not null references desk,
    use text not null,
    words text not null,
    primary key (programme, ordinal)
) strict, without rowid;
create table link (
    programme integer not null references programme,
    ordinal integer not null,
    url text not null,
    words text not null,
    primary key (programme, ordinal)
) strict, without rowid;
create table extra (
    programme integer not null references programme,
    ordinal integer not null,
    words text not null,
    line integer not null,
    primary key (programme, ordinal)
) strict, without rowid;
create table extra_town (
    programme integer not null,
    extra integer not null,
    town integer not null references town,
    primary key (programme, extra, town),
    foreign key (programme, extra) references extra
) strict, without rowid;
create table same_programme (
    programme integer not null references programme,
    ordinal integer not null,
    other integer not null references programme,
    primary key (programme, ordinal)
) strict, without rowid;
create table related_programme (
    programme integer not null references programme,
    ordinal integer not null,
    other integer not null references programme,
    primary key (programme, ordinal)
) strict, without rowid;

-- The brochure's tables of figures.
create table grid (
    programme integer not null references programme,
    ordinal integer not null,
    title text not null,
    line integer not null,
    primary key (programme, ordinal)
) strict, without rowid;
create table grid_column (
    programme integer not null,
    grid integer not null,
    ordinal integer not null,
    words text not null,
    primary key (programme, grid, ordinal),
    foreign key (programme, grid) references grid
) strict, without rowid;
create table grid_row (
    programme integer not null,
    grid integer not null,
    ordinal integer not null,
    label text not null,
    primary key (programme, grid, ordinal),
    foreign key (programme, grid) references grid
) strict, without rowid;
create table grid_cell (
    programme integer not null,
    grid integer not null,
    line integer not null,
    ordinal integer not null,
    words text not null,
    primary key (programme, grid, line, ordinal),
    foreign key (programme, grid, line) references grid_row
) strict, without rowid;

create table map (
    width real not null,
    height real not null
) strict;
create table map_region (
    ordinal integer primary key,
    region integer not null unique references region,
    label_x real not null,
    label_y real not null
) strict;
create table map_region_corner (
    shape integer not null references map_region,
    ordinal integer not null,
    x real not null,
    y real not null,
    primary key (shape, ordinal)
) strict, without rowid;
create table map_lake_corner (
    lake integer not null,
    ordinal integer not null,
    x real not null,
    y real not null,
    primary key (lake, ordinal)
) strict, without rowid;
create table map_water (
    ordinal integer primary key,
    words text not null,
    english text not null,
    x real not null,
    y real not null
) strict;
create table map_town (
    ordinal integer primary key,
    words text not null,
    english text not null,
    x real not null,
    y real not null
) strict;

create table word (
    language text not null,
    key text not null,
    words text not null,
    primary key (language, key)
) strict, without rowid;

create table phrase (
    language text not null,
    japanese text not null,
    words text not null,
    primary key (language, japanese)
) strict, without rowid;
)sql";

} // namespace michi::catalogue
