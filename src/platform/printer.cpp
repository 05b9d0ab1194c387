#include "platform/printer.hpp"

#include <cups/cups.h>

#include <sys/socket.h>

#include <chrono>
#include <memory>
#include <optional>
#include <sstream>
#include <thread>

namespace michi::platform {

namespace {

using std::chrono::steady_clock;
constexpr int connect_ms = 5000;
constexpr double answer_seconds = 5;
constexpr std::chrono::milliseconds between_looks{300};
// What CUPS knows of a printer is as of its last job: a sign of trouble has to outlast the start of
// the next.
constexpr std::chrono::seconds trouble_lasts{5};

// One page of one picture, black and white (PDF 1.4, ISO 32000-1).
std::string pdf_of(const Sheet& sheet)
{
    std::string dots;
    for (int y = 0; y < sheet.height; ++y)
        for (int x = 0; x < sheet.width; x += 8) {
            unsigned eight = 0;
            for (int bit = 0; bit < 8; ++bit) {
                const bool outside = x + bit >= sheet.width;
                const auto at = static_cast<std::size_t>(y * sheet.width + x + (outside ? 0 : bit));
                const bool white = outside || sheet.pixels[at] != 0;
                eight = eight * 2 + (white ? 1 : 0);
            }
            dots += static_cast<char>(eight);
        }
    const auto points = [&](int pixels) {
        std::ostringstream out;
        out << static_cast<float>(pixels) / sheet.dots_per_mm * 72.0f / 25.4f;
        return out.str();
    };
    const auto stream = [](const std::string& entries, const std::string& bytes) {
        return "<<" + entries + "/Length " + std::to_string(bytes.size()) + ">>\nstream\n" + bytes +
               "\nendstream";
    };
    const std::string width = points(sheet.width);
    const std::string height = points(sheet.height);
    const std::string objects[] = {
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + width + " " + height +
            "]/Resources<</XObject<</Slip 4 0 R>>>>/Contents 5 0 R>>",
        stream("/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 1/Width " +
                   std::to_string(sheet.width) + "/Height " + std::to_string(sheet.height),
               dots),
        stream("", width + " 0 0 " + height + " 0 0 cm /Slip Do"),
    };
    std::string pdf = "%PDF-1.4\n";
    std::string table = "xref\n0 6\n0000000000 65535 f \n";
    int number = 0;
    for (const std::string& object : objects) {
        const std::string offset = std::to_string(pdf.size());
        table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
        pdf += std::to_string(++number) + " 0 obj\n" + object + "\nendobj\n";
    }
    const std::string start = std::to_string(pdf.size());
    return pdf + table + "trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
}

// What CUPS says of a printer.
struct Standing {
    bool stopped = false; // or takes no jobs
    Printing trouble = Printing::stopped;
};

// A queue over a connection of its own. Nothing here waits longer than `answer_seconds`.
class Queue {
public:
    explicit Queue(const std::string& name)
        : m_name(name), m_http(httpConnect2(cupsServer(), ippPort(), nullptr, AF_UNSPEC,
                                            cupsEncryption(), 1, connect_ms, nullptr))
    {
        if (m_http)
            httpSetTimeout(
                m_http.get(), answer_seconds, [](http_t*, void*) { return 0; }, nullptr);
    }

    // Nothing where there is no server, or no such queue.
    [[nodiscard]] std::optional<Standing> look() const
    {
        if (!m_http)
            return std::nullopt;
        const Message answer = ask(
            IPP_OP_GET_PRINTER_ATTRIBUTES,
            {"printer-state", "printer-state-reasons", "printer-is-accepting-jobs"}, std::nullopt);
        ipp_attribute_t* state = ippFindAttribute(answer.get(), "printer-state", IPP_TAG_ENUM);
        if (!state)
            return std::nullopt;
        Standing standing{ippGetInteger(state, 0) == IPP_PSTATE_STOPPED};
        if (ipp_attribute_t* accepting =
                ippFindAttribute(answer.get(), "printer-is-accepting-jobs", IPP_TAG_BOOLEAN))
            standing.stopped |= !ippGetBoolean(accepting, 0);
        ipp_attribute_t* reasons =
            ippFindAttribute(answer.get(), "printer-state-reasons", IPP_TAG_KEYWORD);
        for (int at = 0; at < ippGetCount(reasons); ++at) {
            const std::string_view reason = ippGetString(reasons, at, nullptr);
            if (reason.ends_with("-report")) // that nobody has to act on
                continue;
            if (reason.starts_with("media-empty") || reason.starts_with("media-needed"))
                standing.trouble = Printing::paper_out;
            else if (reason.starts_with("media-jam"))
                standing.trouble = Printing::jam;
        }
        return standing;
    }

    // The job's number; 0 where it was not taken. Its name says nothing, and CUPS itself ends it
    // where this program no longer can.
    [[nodiscard]] int send(const Sheet& sheet) const
    {
        const char* title = "slip";
        const std::string limit = std::to_string(longest_job);
        cups_option_t* options = nullptr;
        int count = cupsAddOption("media", sheet.media.c_str(), 0, &options);
        count = cupsAddOption("print-scaling", "none", count, &options);
        count = cupsAddOption("job-sheets", "none", count, &options);
        count = cupsAddOption("job-cancel-after", limit.c_str(), count, &options);
        const int job = cupsCreateJob(m_http.get(), m_name.c_str(), title, count, options);
        cupsFreeOptions(count, options);
        if (job == 0)
            return 0;
        const std::string pdf = pdf_of(sheet);
        const bool taken =
            cupsStartDocument(m_http.get(), m_name.c_str(), job, title, CUPS_FORMAT_PDF, 1) ==
                HTTP_STATUS_CONTINUE &&
            cupsWriteRequestData(m_http.get(), pdf.data(), pdf.size()) == HTTP_STATUS_CONTINUE &&
            cupsFinishDocument(m_http.get(), m_name.c_str()) <= IPP_STATUS_OK_CONFLICTING;
        if (taken)
            return job;
        forget(job);
        return 0;
    }

    // What becomes of the job.
    [[nodiscard]] Printing follow(int job) const
    {
        const auto end = steady_clock::now() + std::chrono::seconds(longest_job);
        auto fine = steady_clock::now(); // when there was no trouble last
        Standing standing;
        for (; steady_clock::now() < end; std::this_thread::sleep_for(between_looks)) {
            const int state = state_of(job);
            if (state == IPP_JSTATE_COMPLETED)
                return Printing::done;
            standing = look().value_or(Standing{});
            if (standing.stopped || state == IPP_JSTATE_CANCELED || state == IPP_JSTATE_ABORTED)
                break;
            if (state == 0 && is_forgotten(job))
                return standing.trouble == Printing::stopped ? Printing::done : standing.trouble;
            if (standing.trouble == Printing::stopped)
                fine = steady_clock::now();
            else if (steady_clock::now() - fine >= trouble_lasts)
                break;
        }
        return standing.trouble;
    }

    // Ends the job if it still waits or prints, and purges what CUPS kept of it: which it does only
    // once the printer has let go.
    void forget(int job) const
    {
        constexpr int most_tries = 10;
        cupsCancelJob2(m_http.get(), m_name.c_str(), job, 0);
        for (int tries = 0; tries < most_tries && state_of(job) != 0; ++tries) {
            std::this_thread::sleep_for(between_looks);
            cupsCancelJob2(m_http.get(), m_name.c_str(), job, 1);
        }
    }

private:
    struct Close {
        void operator()(http_t* http) const noexcept { httpClose(http); }
        void operator()(ipp_t* message) const noexcept { ippDelete(message); }
    };
    using Message = std::unique_ptr<ipp_t, Close>;

    [[nodiscard]] Message ask(ipp_op_t what, const std::vector<const char*>& attributes,
                              std::optional<int> job) const
    {
        char uri[HTTP_MAX_URI];
        httpAssembleURIf(HTTP_URI_CODING_ALL, uri, sizeof uri, "ipp", nullptr, "localhost", 0,
                         "/printers/%s", m_name.c_str());
        ipp_t* request = ippNewRequest(what);
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri);
        if (job)
            ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", *job);
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr,
                     cupsUser());
        ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                      static_cast<int>(attributes.size()), nullptr, attributes.data());
        return Message(cupsDoRequest(m_http.get(), request, "/"));
    }

    // 0 where CUPS does not tell.
    [[nodiscard]] int state_of(int job) const
    {
        const Message answer = ask(IPP_OP_GET_JOB_ATTRIBUTES, {"job-state"}, job);
        ipp_attribute_t* state = ippFindAttribute(answer.get(), "job-state", IPP_TAG_ENUM);
        return state ? ippGetInteger(state, 0) : 0;
    }

    // Where CUPS keeps no history, it knows nothing of a job that is over.
    [[nodiscard]] bool is_forgotten(int job) const
    {
        const Message answer = ask(IPP_OP_GET_JOB_ATTRIBUTES, {"job-state"}, job);
        return answer && ippGetStatusCode(answer.get()) == IPP_STATUS_ERROR_NOT_FOUND;
    }

    std::string m_name;
    std::unique_ptr<http_t, Close> m_http;
};

Printing printed(const std::string& name, const Sheet& sheet)
{
    const Queue queue(name);
    const std::optional<Standing> before = queue.look();
    if (!before)
        return Printing::no_printer;
    if (before->stopped)
        return before->trouble;
    const int job = queue.send(sheet);
    if (job == 0)
        return Printing::stopped;
    const Printing outcome = queue.follow(job);
    queue.forget(job);
    return outcome;
}

PrinterState state_of(const std::string& name)
{
    const std::optional<Standing> standing = Queue(name).look();
    if (!standing)
        return PrinterState::unreachable;
    if (standing->trouble == Printing::paper_out)
        return PrinterState::paper_out;
    if (standing->trouble == Printing::jam)
        return PrinterState::jam;
    return standing->stopped ? PrinterState::stopped : PrinterState::ready;
}

// On a thread that nobody waits for.
template <class T, class F> std::future<T> beside(F work)
{
    std::packaged_task<T()> task(std::move(work));
    std::future<T> answer = task.get_future();
    std::thread(std::move(task)).detach();
    return answer;
}

} // namespace

std::future<Printing> print(std::string queue, Sheet sheet)
{
    return beside<Printing>(
        [queue = std::move(queue), sheet = std::move(sheet)] { return printed(queue, sheet); });
}

std::future<PrinterState> look_at_printer(std::string queue)
{
    return beside<PrinterState>([queue = std::move(queue)] { return state_of(queue); });
}

} // namespace michi::platform
