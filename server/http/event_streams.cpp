#include "server/http/event_streams.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

#include "server/log.h"
#include "server/services/sign_in.h"

namespace quayside::http {
namespace {

// Streams that only get what is pending; beyond that a connection is closed at once.
constexpr std::size_t kShortStreamsMax = 256;
constexpr std::int64_t kPauseBetweenReadsMs = 50;

std::int64_t steady_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

struct Stream {
  int socket = -1;
  std::string eori;
  std::string token;  ///< of the session: the stream ends with it
  std::optional<std::int64_t> last_event;
  std::string pending;  ///< not yet written
  std::int64_t opened_at = 0;
  std::int64_t written_at = 0;
  bool has_started = false;  ///< its first id was written
  bool wants_changes = true;
  bool close_when_written = false;
  bool gone = false;
};

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::replace(text.begin(), text.end(), '\r', ' ');
  return text;
}

void write_pending(Stream& stream, std::int64_t now) {
  if (stream.pending.empty()) return;
  const ssize_t count = ::send(stream.socket, stream.pending.data(), stream.pending.size(),
                               MSG_DONTWAIT | MSG_NOSIGNAL);
  if (count < 0) {
    stream.gone = errno != EAGAIN && errno != EINTR;
    return;
  }
  stream.pending.erase(0, static_cast<std::size_t>(count));
  if (count > 0) stream.written_at = now;
}

// The client has nothing to say here: whatever comes is dropped, and an end is an end.
void read_and_drop(Stream& stream) {
  char bytes[512];
  const ssize_t count = ::recv(stream.socket, bytes, sizeof bytes, MSG_DONTWAIT);
  if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) stream.gone = true;
}

}  // namespace

class EventStreams::Loop {
 public:
  Loop(const services::Environment& environment, const EventLimits& limits)
      : environment_(environment),
        limits_(limits),
        wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
        thread_([this] { run(); }) {}

  ~Loop() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    signal();
    thread_.join();
    for (auto& stream : streams_)
      ::close(stream.socket);
    for (auto& stream : arriving_)
      ::close(stream.socket);
    ::close(wake_);
  }

  void add(Stream stream) {
    {
      const std::lock_guard lock(mutex_);
      arriving_.push_back(std::move(stream));
    }
    signal();
  }

  void changed() {
    {
      const std::lock_guard lock(mutex_);
      changed_ = true;
    }
    signal();
  }

 private:
  void signal() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(wake_, &one, sizeof one);
  }

  void run() {
    while (take_messages()) {
      const std::int64_t now = steady_ms();
      for (auto& stream : streams_)
        tend(stream, now);
      std::erase_if(streams_, [](const Stream& stream) {
        if (stream.gone) ::close(stream.socket);
        return stream.gone;
      });
      wait(now);
    }
  }

  /// False when the loop shall end.
  bool take_messages() {
    std::vector<Stream> arriving;
    bool changed = false;
    {
      const std::lock_guard lock(mutex_);
      if (stopping_) return false;
      arriving.swap(arriving_);
      std::swap(changed, changed_);
    }
    if (changed) {
      for (auto& stream : streams_)
        stream.wants_changes = true;
    }
    for (auto& stream : arriving)
      admit(std::move(stream));
    return true;
  }

  void admit(Stream stream) {
    const auto same = std::count_if(streams_.begin(), streams_.end(), [&](const Stream& other) {
      return other.eori == stream.eori && !other.close_when_written;
    });
    const auto open = std::count_if(streams_.begin(), streams_.end(),
                                    [](const Stream& other) { return !other.close_when_written; });
    if (streams_.size() >= limits_.streams + kShortStreamsMax) {
      ::close(stream.socket);
      return;
    }
    stream.close_when_written = static_cast<std::size_t>(open) >= limits_.streams ||
                                static_cast<std::size_t>(same) >= limits_.streams_per_organisation;
    stream.opened_at = stream.written_at = steady_ms();
    streams_.push_back(std::move(stream));
  }

  void tend(Stream& stream, std::int64_t now) {
    read_and_drop(stream);
    if (stream.gone) return;
    if (stream.pending.empty() && stream.wants_changes) add_changes(stream);
    if (stream.pending.empty() && now - stream.written_at >= limits_.heartbeat_ms) {
      stream.gone = !may_go_on(stream);
      if (stream.gone) return;
      stream.pending = ":\n\n";
    }
    write_pending(stream, now);
    const bool done = stream.pending.empty() && !stream.wants_changes && stream.close_when_written;
    const bool old = now - stream.opened_at >= limits_.lifetime_ms;
    const bool stuck = !stream.pending.empty() && now - stream.written_at >= limits_.heartbeat_ms;
    stream.gone = stream.gone || done || stuck || (old && stream.pending.empty());
  }

  /// Its key may have been revoked, or its session closed, since it was opened.
  bool may_go_on(const Stream& stream) const {
    return services::identify(environment_, stream.token).has_value();
  }

  void add_changes(Stream& stream) {
    services::Changes changes;
    try {
      stream.gone = !may_go_on(stream);
      if (stream.gone) return;
      changes = services::changes_after(environment_, stream.eori, stream.last_event);
    } catch (const std::exception&) {
      log_problem("event_stream_failed");
      stream.gone = true;
      return;
    }
    if (!stream.has_started) {
      // The id alone: a stream that is cut before its first event resumes where it began.
      const std::int64_t start =
          changes.changes.empty() ? changes.last_event : stream.last_event.value_or(0);
      stream.pending += "retry: 1000\nid: " + std::to_string(start) + "\n\n";
      stream.has_started = true;
    }
    for (const auto& change : changes.changes) {
      stream.pending += "id: " + std::to_string(change.event) + "\nevent: submission\ndata: " +
                        one_line(wire::submission_view_to_json(change.view)) + "\n\n";
    }
    stream.wants_changes = !changes.changes.empty();
    stream.last_event = changes.last_event;
  }

  void wait(std::int64_t now) {
    std::vector<pollfd> entries{{wake_, POLLIN, 0}};
    for (const auto& stream : streams_) {
      const bool writes = !stream.pending.empty();
      entries.push_back({stream.socket, static_cast<short>(writes ? POLLIN | POLLOUT : POLLIN), 0});
    }
    const bool busy = std::any_of(streams_.begin(), streams_.end(), [](const Stream& stream) {
      return stream.wants_changes && stream.pending.empty();
    });
    ::poll(entries.data(), entries.size(), busy ? 0 : 500);
    std::uint64_t count = 0;
    const bool woken = ::read(wake_, &count, sizeof count) > 0;
    // Many commits a second become a few reads of the store.
    const std::int64_t pause = last_woken_at_ + kPauseBetweenReadsMs - now;
    if (woken && pause > 0) std::this_thread::sleep_for(std::chrono::milliseconds(pause));
    if (woken) last_woken_at_ = steady_ms();
  }

  const services::Environment environment_;
  const EventLimits limits_;
  const int wake_;
  std::mutex mutex_;
  std::vector<Stream> arriving_;
  bool changed_ = false;
  bool stopping_ = false;
  std::vector<Stream> streams_;  // of the thread only
  std::int64_t last_woken_at_ = 0;
  std::thread thread_;
};

EventStreams::EventStreams(const services::Environment& environment, const EventLimits& limits)
    : loop_(std::make_unique<Loop>(environment, limits)) {}

EventStreams::~EventStreams() = default;

void EventStreams::add(int socket, std::string response_head, std::string eori, std::string token,
                       std::optional<std::int64_t> last_event) {
  Stream stream;
  stream.socket = socket;
  stream.pending = std::move(response_head);
  stream.eori = std::move(eori);
  stream.token = std::move(token);
  stream.last_event = last_event;
  loop_->add(std::move(stream));
}

void EventStreams::wake() { loop_->changed(); }

}  // namespace quayside::http
