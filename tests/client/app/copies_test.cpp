// Copies of drafts with the server: two devices with the same key, and a server that counts
// versions.
#include <gmock/gmock.h>

#include "client/app/app.h"
#include "client/platform/platform_fake.h"
#include "shared/wire/api.h"
#include "shared/wire/draft_copies.h"

namespace quayside::app {
namespace {

using platform::FakePlatform;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr const char* kPassphrase = "quiet quay in the morning";
constexpr int kSecond = 1000;
const std::string kPath = "/api/v1/drafts";

const std::string& vault_file() {
  EXPECT_TRUE(seal::initialise());
  static const std::string file = [] {
    auto vault = seal::create_vault(kPassphrase, {1, 8 * 1024});
    return seal::raise_cost(vault->file, *vault->unlocked, kPassphrase).value();
  }();
  return file;
}

/// As the server does it, see server/services/draft_copies.cpp.
struct Server {
  struct Copy {
    int version = 0;
    std::string bytes;
  };
  std::map<std::string, Copy> copies;
  int next_version = 1;  ///< never used twice

  platform::HttpAnswer answer(const FakePlatform::Request& request) {
    if (request.path == kPath && request.method == "DELETE") {
      copies.clear();
      return {204, ""};
    }
    if (request.path == kPath) {
      std::vector<wire::DraftCopy> list;
      for (const auto& [id, copy] : copies)
        list.push_back({id, std::to_string(copy.version), std::to_string(copy.bytes.size())});
      return {200, wire::draft_copies_to_json(list)};
    }
    const std::string id = request.path.substr(kPath.size() + 1);
    if (request.method == "GET" && !copies.contains(id)) return {404, "{}"};
    if (request.method == "GET") {
      return {200, wire::draft_copy_content_to_json(
                       {std::to_string(copies[id].version), copies[id].bytes})};
    }
    const auto content = wire::draft_copy_content_from_json(request.body);
    Copy& copy = copies[id];
    if (content->version != (copy.version == 0 ? "" : std::to_string(copy.version))) {
      return {409, R"({"code":"draft_copy_changed","title":"","hint":""})"};
    }
    copy = {next_version++, content->bytes};
    return {200, wire::draft_copy_to_json(
                     {id, std::to_string(copy.version), std::to_string(copy.bytes.size())})};
  }
};

struct Device {
  Server& server;
  FakePlatform world;
  App app{world};

  explicit Device(Server& the_server) : server(the_server) {
    world.stores["vault"]["key"] = vault_file();
    app.start();
    world.settle();
    app.dispatch(SetForm{"passphrase", kPassphrase});
    app.dispatch(UnlockKey{});
    world.advance(kSecond);
    sign_in();
  }
  const AppState& state() const { return app.state(); }
  /// Answers all that concerns copies, with what comes of it.
  void exchange() {
    for (bool any = true; any;) {
      any = false;
      world.settle();
      for (std::size_t i = 0; i < world.requests.size(); ++i) {
        const FakePlatform::Request request = world.requests[i];
        if (request.answered || !request.path.starts_with(kPath)) continue;
        any = world.answer(request.method, request.path, server.answer(request));
        break;
      }
    }
  }
  void sign_in() {
    world.answer("POST", "/api/v1/enrolments", {201, "{}"});
    EXPECT_TRUE(world.answer("POST", "/api/v1/challenges",
                             {200, wire::challenge_answer_to_json("a-challenge")}));
    const wire::SessionAnswer session{"DK12345678", "Nordhavn Import", "Anna", "owner"};
    EXPECT_TRUE(
        world.answer("POST", "/api/v1/sessions", {200, wire::session_answer_to_json(session)}));
    exchange();
  }
  /// The page on the same device, after it was closed and opened again.
  std::unique_ptr<App> opened_anew() {
    auto later = std::make_unique<App>(world);
    later->start();
    world.settle();
    later->dispatch(SetForm{"passphrase", kPassphrase});
    later->dispatch(UnlockKey{});
    world.advance(kSecond);
    sign_in();
    return later;
  }
  void come_back() {
    app.dispatch(Reconnect{});
    sign_in();
  }
  /// Nobody answers yet.
  void choose(KeepCopies keep) {
    Settings settings = state().settings;
    settings.keep_copies = keep;
    app.dispatch(SetSettings{settings});
  }
  void keep_copies(bool keep) {
    choose(keep ? KeepCopies::yes : KeepCopies::no);
    exchange();
  }
  void make(const char* lrn) {
    app.dispatch(CreateDraft{});
    edit(lrn);
  }
  void edit(const char* lrn) {
    app.dispatch(EditField{FieldPointer("/lrn"), lrn, true});
    world.advance(4 * kSecond);
    exchange();
  }
  void open_first() {
    Route route;
    route.screen = Screen::task_list;
    route.id = state().drafts.at(0).id;
    app.dispatch(GoTo{route});
  }
  std::vector<std::string> lrns() const {
    std::vector<std::string> all;
    for (const Draft& draft : state().drafts)
      all.push_back(draft.declaration.lrn);
    return all;
  }
  std::string notice() const { return state().notice ? state().notice->key : ""; }
};

class Copies : public ::testing::Test {
 protected:
  Server server_;
  Device desk_{server_};
};

TEST_F(Copies, AreKeptOnlyOnceSomebodyWantsIt) {
  desk_.make("LRN-1");
  EXPECT_THAT(server_.copies, IsEmpty());
  desk_.keep_copies(true);
  EXPECT_EQ(server_.copies.size(), 1U);
  const int first = server_.copies.begin()->second.version;
  desk_.edit("LRN-2");
  const int second = server_.copies.begin()->second.version;
  EXPECT_NE(second, first);
  desk_.world.advance(60 * kSecond);
  desk_.exchange();
  EXPECT_EQ(server_.copies.begin()->second.version, second) << "nothing has changed since";
  desk_.keep_copies(false);
  EXPECT_THAT(server_.copies, IsEmpty());
  EXPECT_EQ(desk_.notice(), "ui.notice.copies_removed");
  EXPECT_THAT(desk_.lrns(), ElementsAre("LRN-2"));
}

TEST_F(Copies, TellTheServerNothing) {
  desk_.keep_copies(true);
  desk_.make("LRN-SECRET");
  for (const auto& request : desk_.world.requests) {
    if (!request.path.starts_with(kPath)) continue;
    EXPECT_EQ(request.body.find("LRN-SECRET"), std::string::npos);
    EXPECT_EQ(request.body.find(seal::base64url("LRN-SECRET").substr(1, 9)), std::string::npos);
  }
  EXPECT_EQ(server_.copies.begin()->second.bytes.find("LRN-SECRET"), std::string::npos);
}

TEST_F(Copies, SurviveTheDevice) {
  desk_.keep_copies(true);
  desk_.make("LRN-1");
  desk_.make("LRN-2");
  Device laptop(server_);
  EXPECT_THAT(laptop.lrns(), UnorderedElementsAre("LRN-1", "LRN-2"));
  EXPECT_EQ(laptop.notice(), "ui.notice.copies_found");
  EXPECT_EQ(laptop.state().settings.keep_copies, KeepCopies::yes);
  EXPECT_EQ(laptop.world.stores["drafts"].size(), 2U);
}

TEST_F(Copies, FollowWhatAnotherDeviceDoes) {
  desk_.keep_copies(true);
  desk_.make("LRN-1");
  Device laptop(server_);
  laptop.open_first();
  laptop.edit("LRN-2");
  EXPECT_THAT(desk_.lrns(), ElementsAre("LRN-1"));
  desk_.come_back();
  EXPECT_THAT(desk_.lrns(), ElementsAre("LRN-2"));
  desk_.edit("LRN-3");
  laptop.come_back();
  EXPECT_THAT(laptop.lrns(), ElementsAre("LRN-3"));
}

TEST_F(Copies, AreBothKeptWhereBothDevicesHaveChangedThem) {
  desk_.keep_copies(true);
  desk_.make("LRN-1");
  Device laptop(server_);
  laptop.open_first();
  laptop.edit("LRN-HERE");
  desk_.edit("LRN-THERE");  // is refused by the server, and fetches the other one first
  EXPECT_THAT(desk_.lrns(), UnorderedElementsAre("LRN-HERE", "LRN-THERE"));
  EXPECT_EQ(desk_.notice(), "ui.notice.copy_set_aside");
  desk_.world.advance(4 * kSecond);
  desk_.exchange();
  laptop.come_back();
  EXPECT_THAT(laptop.lrns(), UnorderedElementsAre("LRN-HERE", "LRN-THERE"));
  EXPECT_EQ(server_.copies.size(), 2U);
}

TEST_F(Copies, OfTheSameContentAreOne) {
  desk_.keep_copies(true);
  desk_.make("LRN-1");
  Device laptop(server_);
  laptop.open_first();
  laptop.edit("LRN-2");
  server_.copies.begin()->second.version = server_.next_version++;  // as if sent once more
  laptop.come_back();
  EXPECT_THAT(laptop.lrns(), ElementsAre("LRN-2"));
}

TEST_F(Copies, AreRemovedWithTheDraftEverywhere) {
  desk_.keep_copies(true);
  desk_.make("LRN-1");
  desk_.make("LRN-2");
  Device laptop(server_);
  const std::string id = desk_.state().drafts[0].id;
  const std::string gone = desk_.lrns()[0];
  desk_.app.dispatch(DeleteDraft{id});
  desk_.world.advance(4 * kSecond);
  desk_.exchange();
  EXPECT_EQ(server_.copies[id].bytes, "");
  laptop.come_back();
  EXPECT_THAT(laptop.lrns(), ::testing::Not(::testing::Contains(gone)));
  EXPECT_EQ(laptop.lrns().size(), 1U);
  desk_.come_back();
  EXPECT_EQ(desk_.lrns().size(), 1U) << "and does not come back";
}

TEST_F(Copies, OfADraftThatWasRemovedElsewhereButChangedHereStay) {
  desk_.keep_copies(true);
  desk_.make("LRN-1");
  Device laptop(server_);
  const std::string id = desk_.state().drafts[0].id;
  desk_.app.dispatch(DeleteDraft{id});
  desk_.world.advance(4 * kSecond);
  desk_.exchange();
  laptop.open_first();
  laptop.edit("LRN-2");
  EXPECT_THAT(laptop.lrns(), ElementsAre("LRN-2"));
  EXPECT_NE(server_.copies[id].bytes, "");
  desk_.come_back();
  EXPECT_THAT(desk_.lrns(), ElementsAre("LRN-2"));
}

TEST_F(Copies, AreRemovedLaterWhatWasDeletedWithoutTheServer) {
  desk_.keep_copies(true);
  desk_.make("LRN-1");
  const std::string id = desk_.state().drafts[0].id;
  desk_.app.dispatch(SignInFailed{Online::offline, {}});
  desk_.app.dispatch(DeleteDraft{id});
  desk_.world.advance(kSecond);
  EXPECT_NE(server_.copies[id].bytes, "");
  desk_.come_back();
  EXPECT_EQ(server_.copies[id].bytes, "");
  EXPECT_THAT(desk_.lrns(), IsEmpty());
}

TEST_F(Copies, AreNotRemovedBecauseADraftCannotBeRead) {
  desk_.keep_copies(true);
  desk_.make("LRN-1");
  desk_.world.stores["drafts"].begin()->second[30] ^= 1;
  const auto later = desk_.opened_anew();
  EXPECT_NE(server_.copies.begin()->second.bytes, "");
  EXPECT_TRUE(later->state().drafts.empty());
}

TEST_F(Copies, BringBackADraftThatTheDeviceHasLost) {
  desk_.keep_copies(true);
  desk_.make("LRN-1");
  desk_.world.stores["drafts"].clear();
  const auto later = desk_.opened_anew();
  ASSERT_EQ(later->state().drafts.size(), 1U);
  EXPECT_EQ(later->state().drafts[0].declaration.lrn, "LRN-1");
  EXPECT_NE(server_.copies.begin()->second.bytes, "");
}

TEST_F(Copies, StayOffOnceTheyAreTurnedOff) {
  desk_.keep_copies(true);
  desk_.make("LRN-1");
  Device laptop(server_);
  laptop.keep_copies(false);
  EXPECT_THAT(server_.copies, IsEmpty());
  desk_.come_back();
  EXPECT_THAT(server_.copies, IsEmpty());
  EXPECT_EQ(desk_.state().settings.keep_copies, KeepCopies::no);
  EXPECT_EQ(desk_.notice(), "ui.notice.copies_gone");
  EXPECT_THAT(desk_.lrns(), ElementsAre("LRN-1"));
  desk_.edit("LRN-2");
  EXPECT_THAT(server_.copies, IsEmpty());
}

TEST_F(Copies, AreThereWhereTheyAreTurnedOffAndOnAtOnce) {
  desk_.keep_copies(true);
  desk_.make("LRN-1");
  desk_.choose(KeepCopies::no);
  desk_.choose(KeepCopies::yes);
  // The list overtakes the removal.
  ASSERT_TRUE(desk_.world.answer("GET", kPath, server_.answer({"GET", kPath, "", false})));
  desk_.exchange();
  EXPECT_EQ(desk_.state().settings.keep_copies, KeepCopies::yes);
  EXPECT_EQ(server_.copies.size(), 1U);
  EXPECT_THAT(desk_.lrns(), ElementsAre("LRN-1"));
}

TEST_F(Copies, AreNotRemovedAfterSomebodyHasThoughtBetterOfIt) {
  desk_.keep_copies(true);
  desk_.make("LRN-1");
  desk_.app.dispatch(EditField{FieldPointer("/lrn"), "LRN-2", true});
  desk_.world.advance(4 * kSecond);  // a copy is under way, so the removal waits
  desk_.choose(KeepCopies::no);
  desk_.choose(KeepCopies::yes);
  desk_.exchange();
  desk_.world.advance(4 * kSecond);
  desk_.exchange();
  ASSERT_EQ(server_.copies.size(), 1U);
  EXPECT_NE(server_.copies.begin()->second.bytes, "");
  EXPECT_THAT(desk_.lrns(), ElementsAre("LRN-2"));
}

TEST_F(Copies, AreRemovedLaterWhereThePageWasClosedTooSoon) {
  desk_.keep_copies(true);
  desk_.make("LRN-1");
  desk_.choose(KeepCopies::no);
  desk_.world.settle();
  for (auto& request : desk_.world.requests)
    request.answered = true;  // nobody hears the answer
  EXPECT_FALSE(server_.copies.empty());
  const auto later = desk_.opened_anew();
  EXPECT_THAT(server_.copies, IsEmpty());
  EXPECT_EQ(later->state().settings.keep_copies, KeepCopies::no);
}

/// As another window has stored it.
void sign_elsewhere(Device& device, const char* submission, const char* answer) {
  Draft draft = device.state().drafts.at(0);
  draft.signature = "signature";
  draft.payload = "payload";
  draft.submission_id = submission;
  draft.answer = answer;
  draft.updated_at = "2099-01-01T00:00:00Z";
  device.app.dispatch(DraftsLoaded{{draft}});
}

TEST_F(Copies, NeverReplaceWhatIsSignedHere) {
  desk_.keep_copies(true);
  desk_.make("LRN-1");
  const Draft edited = desk_.state().drafts.at(0);
  sign_elsewhere(desk_, "s1", "");
  desk_.app.dispatch(CopyFetched{edited, "77"});
  ASSERT_EQ(desk_.state().drafts.size(), 2U);
  EXPECT_EQ(find_draft(desk_.state(), edited.id)->submission_id, "s1");
  EXPECT_FALSE(desk_.state().drafts[0].is_signed());
  EXPECT_EQ(desk_.notice(), "ui.notice.copy_set_aside");
}

TEST_F(Copies, NeverGiveUpTheServersReceipt) {
  desk_.keep_copies(true);
  desk_.make("LRN-1");
  sign_elsewhere(desk_, "s1", "");
  const Draft without = desk_.state().drafts.at(0);
  sign_elsewhere(desk_, "s1", "receipt");
  ASSERT_EQ(desk_.state().drafts.at(0).answer, "receipt") << "within the same second, too";
  desk_.app.dispatch(CopyFetched{without, "77"});
  ASSERT_EQ(desk_.state().drafts.size(), 1U);
  EXPECT_EQ(desk_.state().drafts[0].answer, "receipt");
}

TEST_F(Copies, ThatAreFetchedTwiceAreTakenOnce) {
  desk_.keep_copies(true);
  desk_.make("LRN-1");
  Draft other = desk_.state().drafts.at(0);
  other.declaration.lrn = "LRN-2";
  desk_.app.dispatch(CopyFetched{other, "77"});
  EXPECT_THAT(desk_.lrns(), ElementsAre("LRN-2"));
  desk_.app.dispatch(EditField{FieldPointer("/lrn"), "LRN-3", true});
  desk_.app.dispatch(CopyFetched{other, "77"});
  EXPECT_THAT(desk_.lrns(), ElementsAre("LRN-3"));
}

TEST_F(Copies, WaitForTheNextSignInWhereTheServerIsAway) {
  desk_.keep_copies(true);
  desk_.make("LRN-1");
  desk_.app.dispatch(EditField{FieldPointer("/lrn"), "LRN-2", true});
  desk_.world.advance(4 * kSecond);
  const std::string path = kPath + "/" + desk_.state().drafts[0].id;
  ASSERT_TRUE(desk_.world.answer("POST", path, {401, ""}));
  EXPECT_EQ(desk_.state().online, Online::offline);
  desk_.world.advance(4 * kSecond);
  const std::string before = server_.copies.begin()->second.bytes;
  desk_.sign_in();
  EXPECT_NE(server_.copies.begin()->second.bytes, before);
}

TEST_F(Copies, OfWhatAnotherWindowHasDeletedDoNotBringItBack) {
  desk_.keep_copies(true);
  desk_.make("LRN-1");
  desk_.app.dispatch(GoTo{parse_route("/")});
  desk_.app.dispatch(DraftsLoaded{});
  EXPECT_THAT(desk_.lrns(), IsEmpty());
}

TEST_F(Copies, ThatAnotherKeyMadeAreLeftAlone) {
  desk_.keep_copies(true);
  desk_.make("LRN-1");
  server_.copies.begin()->second = {9, "not encrypted with this key, though long enough for it"};
  desk_.come_back();
  EXPECT_EQ(desk_.notice(), "error.copy_unreadable");
  EXPECT_THAT(desk_.lrns(), ElementsAre("LRN-1"));
}

TEST_F(Copies, StayWhenTheServerDoesNotRemoveThem) {
  desk_.keep_copies(true);
  desk_.make("LRN-1");
  desk_.choose(KeepCopies::no);
  EXPECT_TRUE(desk_.world.answer("DELETE", kPath, {503, ""}));
  EXPECT_EQ(desk_.state().settings.keep_copies, KeepCopies::yes);
  EXPECT_EQ(desk_.notice(), "error.copies_not_removed");
}

}  // namespace
}  // namespace quayside::app
