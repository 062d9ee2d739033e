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
    if (request.method == "GET") {
      return {200, wire::draft_copy_content_to_json(
                       {std::to_string(copies[id].version), copies[id].bytes})};
    }
    const auto content = wire::draft_copy_content_from_json(request.body);
    Copy& copy = copies[id];
    if (content->version != (copy.version == 0 ? "" : std::to_string(copy.version))) {
      return {409, R"({"code":"draft_copy_changed","title":"","hint":""})"};
    }
    copy = {copy.version + 1, content->bytes};
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
  void come_back() {
    app.dispatch(Reconnect{});
    sign_in();
  }
  void keep_copies(bool keep) {
    Settings settings = state().settings;
    settings.keep_copies = keep;
    app.dispatch(SetSettings{settings});
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
  desk_.edit("LRN-2");
  EXPECT_EQ(server_.copies.begin()->second.version, 2);
  desk_.world.advance(60 * kSecond);
  desk_.exchange();
  EXPECT_EQ(server_.copies.begin()->second.version, 2) << "nothing has changed since";
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
  EXPECT_TRUE(laptop.state().settings.keep_copies);
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
  server_.copies.begin()->second.version += 5;  // as if it had gone back and forth
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
  App later(desk_.world);
  later.start();
  desk_.world.settle();
  later.dispatch(SetForm{"passphrase", kPassphrase});
  later.dispatch(UnlockKey{});
  desk_.world.advance(kSecond);
  desk_.sign_in();
  EXPECT_NE(server_.copies.begin()->second.bytes, "");
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
  Settings settings = desk_.state().settings;
  settings.keep_copies = false;
  desk_.app.dispatch(SetSettings{settings});
  EXPECT_TRUE(desk_.world.answer("DELETE", kPath, {503, ""}));
  EXPECT_TRUE(desk_.state().settings.keep_copies);
  EXPECT_EQ(desk_.notice(), "error.copies_not_removed");
}

}  // namespace
}  // namespace quayside::app
