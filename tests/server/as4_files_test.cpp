// The connection to Danish customs through the folders of an AS4 access point, alone: a test plays
// the access point by moving files as Domibus's file system plug-in does.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "server/gateway/as4_inbox.h"
#include "server/gateway/dms_file_connector.h"
#include "server/gateway/outbox.h"
#include "shared/wire/as4_metadata.h"
#include "tests/support/server_house.h"

namespace quayside {
namespace {

namespace fs = std::filesystem;

using gateway::Delivery;
using gateway::LookUp;

const std::string kTemplate = R"(<?xml version="1.0" encoding="UTF-8"?>
<UserMessage xmlns="http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/">
  <PartyInfo>
    <From><PartyId type="string">us</PartyId><Role>initiator</Role></From>
    <To><PartyId type="string">them</PartyId><Role>responder</Role></To>
  </PartyInfo>
  <CollaborationInfo>
    <AgreementRef pmode="dms">A1</AgreementRef>
    <Service type="string">set by Quayside</Service>
  </CollaborationInfo>
  <MessageProperties>
    <Property name="originalSender">C1</Property>
    <Property name="finalRecipient">C4</Property>
    <Property name="procedureType">?</Property>
  </MessageProperties>
</UserMessage>
)";

const std::string kAs4Id = "5c456b5c-4b9c-4cc4-9833-3ea9c2178eed@domibus.eu";

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  if (!fs::exists(folder)) return names;
  for (const auto& entry : fs::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

using Names = std::vector<std::string>;

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), by);
}

class As4Files : public ::testing::Test {
 protected:
  As4Files() { write(path("metadata.xml"), kTemplate); }

  fs::path path(const std::string& below) const { return fs::path(folder_.path()) / below; }
  std::unique_ptr<gateway::CustomsConnector> connect() const {
    auto connected = gateway::connect_dms_files(folder_.path());
    EXPECT_TRUE(connected) << connected.error().message;
    return connected ? std::move(*connected) : nullptr;
  }
  static gateway::Outgoing outgoing(const std::string& id = "m1") {
    return {id, "DK12345678", 1, {testing::declaration_of("DK12345678", "QS-2026-000001"), {}}};
  }
  /// The plug-in's name of the payload in that state.
  static std::string in_state(const std::string& state) {
    return "declaration_" + kAs4Id + ".xml" + (state.empty() ? "" : "." + state);
  }
  /// What the plug-in does once it has taken a message.
  void show(const std::string& name, const std::string& state) const {
    for (const std::string& file : names_in(path("OUT/" + name))) {
      if (file == "metadata.xml") continue;
      fs::rename(path("OUT/" + name + "/" + file), path("OUT/" + name + "/" + in_state(state)));
    }
  }
  void finish(const std::string& name, const std::string& where) const {
    show(name, "SEND_IN_PROGRESS");
    fs::create_directories(path(where + "/" + name));
    fs::rename(path("OUT/" + name + "/" + in_state("SEND_IN_PROGRESS")),
               path(where + "/" + name + "/" + in_state("")));
  }
  void fail(const std::string& name, const std::string& words) const {
    finish(name, "FAILED");
    write(path("FAILED/" + name + "/" + in_state("") + ".error"), words);
  }

  testing::TemporaryFolder folder_;
};

TEST_F(As4Files, AMessageAppearsWholeInOut) {
  const auto connector = connect();
  EXPECT_EQ(connector->look_up(outgoing()), LookUp::not_received);
  EXPECT_EQ(connector->deliver(outgoing()).delivery, Delivery::unknown_outcome);
  EXPECT_EQ(names_in(path("OUT")), Names{"m1"});
  EXPECT_EQ(names_in(path("OUT/m1")), (Names{"declaration.xml", "metadata.xml"}));
  EXPECT_EQ(names_in(path("WRITING")), Names{});
  EXPECT_NE(read(path("OUT/m1/declaration.xml")).find("QS-2026-000001"), std::string::npos);
  const std::string metadata = read(path("OUT/m1/metadata.xml"));
  for (const char* part :
       {"<Service type=\"string\">DMS.Import2</Service>", "<Action>Declaration.Submit</Action>",
        "<ConversationId>quayside-m1</ConversationId>",
        "<Property name=\"procedureType\">H7</Property>",
        "<AgreementRef pmode=\"dms\">A1</AgreementRef>", "<PartyId type=\"string\">us</PartyId>"}) {
    EXPECT_NE(metadata.find(part), std::string::npos) << part << " in " << metadata;
  }
}

TEST_F(As4Files, ReadsEachStateOfTheAccessPoint) {
  const auto connector = connect();
  connector->deliver(outgoing());
  EXPECT_EQ(connector->look_up(outgoing()), LookUp::unknown);  // not even taken
  for (const char* state : {"", "READY_TO_SEND", "SEND_ENQUEUED", "SEND_IN_PROGRESS",
                            "WAITING_FOR_RECEIPT", "WAITING_FOR_RETRY", "SEND_ATTEMPT_FAILED"}) {
    show("m1", state);
    EXPECT_EQ(connector->look_up(outgoing()), LookUp::unknown) << state;
    EXPECT_EQ(connector->deliver(outgoing()).delivery, Delivery::unknown_outcome) << state;
  }
  for (const char* state : {"ACKNOWLEDGED", "ACKNOWLEDGED_WITH_WARNING"}) {
    show("m1", state);
    EXPECT_EQ(connector->look_up(outgoing()), LookUp::received) << state;
    EXPECT_EQ(connector->deliver(outgoing()).delivery, Delivery::delivered) << state;
  }
  show("m1", "SEND_FAILURE");
  EXPECT_EQ(connector->look_up(outgoing()), LookUp::not_received);
  EXPECT_EQ(names_in(path("OUT")), Names{"m1"});  // looking up writes nothing
}

TEST_F(As4Files, WhatLiesInSentIsReceived) {
  const auto connector = connect();
  connector->deliver(outgoing());
  finish("m1", "SENT");
  EXPECT_EQ(connector->look_up(outgoing()), LookUp::received);
  EXPECT_EQ(connector->deliver(outgoing()).delivery, Delivery::delivered);
  // Also when an operator has cleared OUT.
  fs::remove_all(path("OUT/m1"));
  EXPECT_EQ(connector->look_up(outgoing()), LookUp::received);
}

TEST_F(As4Files, SendsAgainWhatFailedUnderANewName) {
  const auto connector = connect();
  connector->deliver(outgoing());
  finish("m1", "FAILED");
  EXPECT_EQ(connector->look_up(outgoing()), LookUp::unknown);  // why, is not written yet
  write(path("FAILED/m1/" + in_state("") + ".error"), "errorCode: EBMS:0005\n");
  EXPECT_EQ(connector->look_up(outgoing()), LookUp::not_received);
  EXPECT_EQ(connector->deliver(outgoing()).delivery, Delivery::unknown_outcome);
  EXPECT_EQ(names_in(path("OUT")), (Names{"m1", "m1-2"}));
  EXPECT_EQ(read(path("OUT/m1/metadata.xml")), read(path("OUT/m1-2/metadata.xml")));
  EXPECT_EQ(connector->look_up(outgoing()), LookUp::unknown);
  EXPECT_EQ(connector->deliver(outgoing()).delivery, Delivery::unknown_outcome);
  EXPECT_EQ(names_in(path("OUT")), (Names{"m1", "m1-2"}));
  fail("m1-2", "Error detail information is not available");
  EXPECT_EQ(connector->look_up(outgoing()), LookUp::not_received);
  connector->deliver(outgoing());
  finish("m1-3", "SENT");
  EXPECT_EQ(connector->look_up(outgoing()), LookUp::received);
}

// With failed.action=delete the plug-in leaves the .error file only.
TEST_F(As4Files, KnowsAFailureFromItsErrorFileAlone) {
  const auto connector = connect();
  connector->deliver(outgoing());
  fail("m1", "errorCode: EBMS:0005\n");
  fs::remove(path("FAILED/m1/" + in_state("")));
  EXPECT_EQ(connector->look_up(outgoing()), LookUp::not_received);
}

TEST_F(As4Files, DoesNotSendAgainWhatOnlyLacksItsReceipt) {
  const auto connector = connect();
  connector->deliver(outgoing());
  fail("m1", "errorCode: EBMS:0301\nerrorDetail: no receipt\n");
  EXPECT_EQ(connector->look_up(outgoing()), LookUp::unknown);
  connector->deliver(outgoing());
  EXPECT_EQ(names_in(path("OUT")), Names{"m1"});
}

// With sent.action=delete nothing tells what became of it.
TEST_F(As4Files, IsNotSureOfWhatTheAccessPointHasDeleted) {
  const auto connector = connect();
  connector->deliver(outgoing());
  fs::remove(path("OUT/m1/declaration.xml"));
  EXPECT_EQ(connector->look_up(outgoing()), LookUp::unknown);
  connector->deliver(outgoing());
  EXPECT_EQ(names_in(path("OUT/m1")), Names{"metadata.xml"});
}

TEST_F(As4Files, ALockOfTheAccessPointIsNoPayload) {
  const auto connector = connect();
  connector->deliver(outgoing());
  write(path("OUT/m1/declaration.xml.lock"), "");
  EXPECT_EQ(connector->look_up(outgoing()), LookUp::unknown);
  fs::rename(path("OUT/m1/declaration.xml"), path("OUT/m1/" + in_state("SEND_IN_PROGRESS")));
  fs::create_directories(path("SENT/m1"));
  fs::rename(path("OUT/m1/" + in_state("SEND_IN_PROGRESS")), path("SENT/m1/" + in_state("")));
  EXPECT_EQ(connector->look_up(outgoing()), LookUp::received);
}

// What a process leaves that was killed while it wrote.
TEST_F(As4Files, WritesAnewWhatACrashLeftHalfWritten) {
  write(path("WRITING/m1/metadata.xml"), kTemplate.substr(0, 100));
  write(path("WRITING/m1/declaration.xml"), "<De");
  const auto connector = connect();
  EXPECT_EQ(connector->look_up(outgoing()), LookUp::not_received);
  EXPECT_EQ(connector->deliver(outgoing()).delivery, Delivery::unknown_outcome);
  EXPECT_GT(read(path("OUT/m1/declaration.xml")).size(), 500U);
  EXPECT_EQ(names_in(path("WRITING")), Names{});
}

// Killed between the move to OUT and the note of it in the store.
TEST_F(As4Files, FindsAgainWhatACrashLeftInOut) {
  connect()->deliver(outgoing());
  const fs::file_time_type written = fs::last_write_time(path("OUT/m1/declaration.xml"));
  const auto connector = connect();
  EXPECT_EQ(connector->look_up(outgoing()), LookUp::unknown);
  EXPECT_EQ(connector->deliver(outgoing()).delivery, Delivery::unknown_outcome);
  EXPECT_EQ(names_in(path("OUT")), Names{"m1"});
  EXPECT_EQ(fs::last_write_time(path("OUT/m1/declaration.xml")), written);
}

TEST_F(As4Files, IsOutOfReachWithoutTheFolder) {
  const auto connector = connect();
  fs::rename(path("OUT"), path("OUT.lost"));
  EXPECT_EQ(connector->deliver(outgoing()).delivery, Delivery::not_reached);
  EXPECT_EQ(connector->look_up(outgoing()), LookUp::unknown);  // say, a lost mount
  fs::rename(path("OUT.lost"), path("OUT"));
  fs::remove_all(path("WRITING"));
  EXPECT_EQ(connector->deliver(outgoing()).delivery, Delivery::not_reached);
  EXPECT_EQ(names_in(path("OUT")), Names{});
}

TEST_F(As4Files, LeavesNothingBehindWhenItCannotWrite) {
  const auto connector = connect();
  write(path("OUT/m1"), "a file in the way");
  EXPECT_EQ(connector->deliver(outgoing()).delivery, Delivery::unknown_outcome);
  EXPECT_EQ(read(path("OUT/m1")), "a file in the way");
  write(path("WRITING/m2/inner/file"), "a folder in the way");
  EXPECT_EQ(connector->deliver(outgoing("m2")).delivery, Delivery::not_reached);
  EXPECT_EQ(names_in(path("OUT")), Names{"m1"});
}

// A limit on the size of files stands in for a full disk: the metadata still fit, the payload not.
TEST_F(As4Files, RemovesWhatDoesNotFitOnTheDisk) {
  const auto connector = connect();
  const auto before = ::signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &limit), 0);
  const rlimit small{1500, limit.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  const auto result = connector->deliver(outgoing());
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
  ::signal(SIGXFSZ, before);
  EXPECT_EQ(result.delivery, Delivery::not_reached);
  EXPECT_EQ(names_in(path("OUT")), Names{});
  EXPECT_EQ(names_in(path("WRITING")), Names{});
  EXPECT_EQ(connector->deliver(outgoing()).delivery, Delivery::unknown_outcome);
}

TEST_F(As4Files, IsNeverLedOutOfTheFolderByAMessageId) {
  const auto connector = connect();
  for (const std::string& id : Names{"", "..", "../m1", "a/b", std::string(65, 'a')}) {
    EXPECT_EQ(connector->deliver(outgoing(id)).delivery, Delivery::not_reached) << id;
    EXPECT_EQ(connector->look_up(outgoing(id)), LookUp::unknown) << id;
  }
  EXPECT_EQ(names_in(path("OUT")), Names{});
}

// A server and an access point run as two users of one group; the umask is 077 in the server.
TEST_F(As4Files, GivesTheAccessRightsOfTheSharedFolder) {
  ASSERT_EQ(::chmod(folder_.path().c_str(), 02770), 0);
  const mode_t before = ::umask(077);
  connect()->deliver(outgoing());
  ::umask(before);
  struct stat info {};
  ASSERT_EQ(::stat(path("OUT/m1").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 07777U, 02770U);
  ASSERT_EQ(::stat(path("OUT/m1/declaration.xml").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 07777U, 0660U);
}

TEST_F(As4Files, RefusesATemplateThatNoMessageCanBeMadeOf) {
  const auto code_for = [&](const std::string& text) {
    write(path("metadata.xml"), text);
    const auto connected = gateway::connect_dms_files(folder_.path());
    return connected ? std::string() : connected.error().code + ": " + connected.error().message;
  };
  EXPECT_EQ(code_for(kTemplate), "");
  EXPECT_EQ(code_for(replaced(kTemplate, "200704", "200705")),
            "as4_template_malformed: the template metadata.xml has another root than UserMessage "
            "of ebMS 3.0");
  EXPECT_EQ(code_for(replaced(kTemplate, ">them<", "> <")),
            "as4_template_malformed: the template metadata.xml has no PartyInfo/To/PartyId");
  EXPECT_EQ(code_for(replaced(kTemplate, "originalSender", "sender")),
            "as4_template_malformed: the template metadata.xml has no property originalSender");
  EXPECT_EQ(code_for(replaced(kTemplate, "<Service type=\"string\">set by Quayside</Service>", "")),
            "as4_template_malformed: the template metadata.xml has no CollaborationInfo/Service");
  EXPECT_EQ(code_for(kTemplate.substr(0, 300)).substr(0, 13), "xml_malformed");
  EXPECT_EQ(code_for("<!DOCTYPE x>" + kTemplate.substr(39)).substr(0, 11), "xml_doctype");
  EXPECT_EQ(code_for(std::string(70'000, ' ')).substr(0, 20), "as4_template_missing");
  fs::remove(path("metadata.xml"));
  EXPECT_EQ(gateway::connect_dms_files(folder_.path()).error().code, "as4_template_missing");
  EXPECT_EQ(gateway::connect_dms_files(folder_.path() + "/none").error().code,
            "as4_folder_unusable");
}

TEST(As4Metadata, KeepsThePrefixOfTheTemplate) {
  std::string text = kTemplate;
  for (std::size_t at = 0; (at = text.find('<', at)) != std::string::npos; ++at) {
    if (text[at + 1] == '?') continue;
    text.insert(at + (text[at + 1] == '/' ? 2 : 1), "eb:");
  }
  text = replaced(text, "xmlns=", "xmlns:eb=");
  ASSERT_TRUE(wire::check_as4_template(text));
  const std::string metadata = wire::write_as4_metadata(
      text,
      {.address = {"DMS.Export", "Declaration.Submit"}, .conversation = "a<b", .data_set = ""});
  EXPECT_NE(metadata.find("<eb:Action>Declaration.Submit</eb:Action>"), std::string::npos);
  EXPECT_NE(metadata.find("<eb:ConversationId>a&lt;b</eb:ConversationId>"), std::string::npos);
}

TEST(As4Address, FollowsDataSetAndRequest) {
  const auto address = [](const char* data_set, const char* kind, const char* repayment = "") {
    Request request;
    request.kind = kind;
    request.repayment.type = repayment;
    const wire::As4Address found = wire::as4_address_of(data_set, request);
    return std::string(found.service) + ' ' + std::string(found.action);
  };
  EXPECT_EQ(address("H7", ""), "DMS.Import2 Declaration.Submit");
  EXPECT_EQ(address("I1", "supplementary"), "DMS.Import2 Declaration.Amend.Supplement");
  EXPECT_EQ(address("B1", ""), "DMS.Export Declaration.Submit");
  EXPECT_EQ(address("C1", "presentation"), "DMS.Export Declaration.Amend.Goodspresented");
  EXPECT_EQ(address("H1", "amendment"), "DMS.Import2 Declaration.Amend");
  EXPECT_EQ(address("H1", "invalidation"), "DMS.Import2 Declaration.Invalidate");
  EXPECT_EQ(address("H1", "invalidation", "1"),
            "DMS.Import2 Declaration.InvalidateRemissionRepayment");
  EXPECT_EQ(address("H1", "repayment", "1"), "DMS.Import2 Declaration.RepaymentRemission");
}

TEST(WholeXml, IsWhatWouldNotGetBetterByWaiting) {
  EXPECT_TRUE(wire::is_whole_xml("<a><b/></a>"));
  EXPECT_TRUE(wire::is_whole_xml("<!DOCTYPE a><a/>"));
  for (const char* part : {"", "<a><b/>", "<a>\xC3", "<a"})
    EXPECT_FALSE(wire::is_whole_xml(part)) << part;
}

/// The outbox on top of it: under the same message, however often the process stops.
TEST_F(As4Files, TheOutboxSendsAgainOnlyWhatFailed) {
  testing::ServerHouse house;
  const testing::Trader trader = house.trader();
  const std::string id = house.submitted(trader);
  const std::string message = house.outbox(id).message_id;
  const auto connector = connect();
  gateway::Outbox outbox(house.store(), house.clock, *connector);
  const auto work = [&] {
    for (int minute = 0; minute < 60; ++minute) {
      while (outbox.deliver_next()) {
      }
      house.clock.advance_ms(60'000);
    }
  };
  work();
  EXPECT_EQ(house.outbox(id).state, store::OutboxState::unknown);
  EXPECT_EQ(names_in(path("OUT")), Names{message});
  fail(message, "errorCode: EBMS:0005\n");
  work();
  EXPECT_EQ(names_in(path("OUT")), (Names{message, message + "-2"}));
  finish(message + "-2", "SENT");
  work();
  EXPECT_EQ(house.outbox(id).state, store::OutboxState::sent);
  EXPECT_EQ(names_in(path("OUT")), (Names{message, message + "-2"}));
}

class As4InboxWork : public As4Files {
 protected:
  static std::string notification(const std::string& id, const std::string& type = "CWMRCV") {
    return "<Notification><NotificationEventType>" + type +
           "</NotificationEventType><NotificationSID>" + id +
           "</NotificationSID><Declaration><LRN>QS-1</LRN></Declaration></Notification>";
  }
  std::unique_ptr<gateway::As4Inbox> inbox(const gateway::As4InboxPauses& pauses = {
                                               std::chrono::milliseconds(0),
                                               std::chrono::milliseconds(3'600'000)}) {
    auto opened = gateway::open_as4_inbox(folder_.path(), house_.environment(), pauses);
    EXPECT_TRUE(opened);
    return std::move(*opened);
  }
  void receive(const std::string& name, const std::string& payload) const {
    write(path("IN/" + name + "/metadata.xml"), "<UserMessage/>");
    write(path("IN/" + name + "/payload.xml"), payload);
  }
  /// Raw bytes of the messages in the store.
  std::vector<std::string> stored() const {
    std::vector<std::string> all;
    house_.store().read([&](store::Reader& reader) {
      for (const auto& message : reader.messages_in(store::MessageState::stored, 0, 100))
        all.push_back(message.raw);
    });
    return all;
  }

  testing::ServerHouse house_;
};

TEST_F(As4InboxWork, StoresAMessageAndPutsItAway) {
  const auto in = inbox();
  receive("C1/a@domibus.eu", notification("1"));
  receive("b@domibus.eu", notification("2"));
  EXPECT_TRUE(in->take_in());
  EXPECT_EQ(stored().size(), 2U);
  EXPECT_EQ(names_in(path("IN")), Names{"C1"});
  EXPECT_EQ(names_in(path("IN/C1")), Names{});
  EXPECT_EQ(names_in(path("DONE")), (Names{"a@domibus.eu", "b@domibus.eu"}));
  EXPECT_EQ(read(path("DONE/a@domibus.eu/payload.xml")), notification("1"));
  EXPECT_FALSE(in->take_in());
}

TEST_F(As4InboxWork, AMessageThatComesAgainIsNoNewOne) {
  const auto in = inbox();
  for (int i = 0; i < 3; ++i) {
    receive("C1/a", notification("1"));
    EXPECT_TRUE(in->take_in());
  }
  receive("C1/other", notification("1"));
  in->take_in();
  EXPECT_EQ(stored().size(), 1U);
  EXPECT_EQ(names_in(path("DONE")), (Names{"a", "a-2", "a-3", "other"}));
}

TEST_F(As4InboxWork, WaitsForWhatIsBeingWritten) {
  const auto in = inbox();
  const std::string whole = notification("1");
  write(path("IN/C1/a/payload.xml"), whole);  // no metadata yet
  write(path("IN/C1/b/metadata.xml"), "<UserMessage/>");
  receive("C1/c", whole.substr(0, 40));
  receive("C1/d", "");
  EXPECT_FALSE(in->take_in());
  EXPECT_EQ(stored().size(), 0U);
  EXPECT_EQ(names_in(path("IN/C1")), (Names{"a", "b", "c", "d"}));
  write(path("IN/C1/c/payload.xml"), whole);
  write(path("IN/C1/a/metadata.xml"), "<UserMessage/>");
  EXPECT_TRUE(in->take_in());
  EXPECT_EQ(stored(), std::vector<std::string>{whole});
  EXPECT_EQ(names_in(path("IN/C1")), (Names{"b", "d"}));
}

TEST_F(As4InboxWork, LeavesAMessageAloneUntilItHasSettled) {
  const auto in =
      inbox({std::chrono::milliseconds(3'600'000), std::chrono::milliseconds(7'200'000)});
  receive("C1/a", notification("1"));
  EXPECT_FALSE(in->take_in());
  EXPECT_FALSE(in->take_in());
}

TEST_F(As4InboxWork, KeepsEvenWhatNeverBecomesWhole) {
  const auto in = inbox({std::chrono::milliseconds(0), std::chrono::milliseconds(0)});
  receive("C1/a", "<Notification>");
  receive("C1/b", std::string("\0\xff no XML", 9));
  write(path("IN/C1/c/metadata.xml"), "<UserMessage/>");
  EXPECT_TRUE(in->take_in());
  EXPECT_EQ(stored().size(), 2U);
  EXPECT_EQ(names_in(path("DONE")), (Names{"a", "b"}));
  EXPECT_EQ(names_in(path("REFUSED")), Names{"c"});
}

TEST_F(As4InboxWork, IsNotMisledByWhatLiesThere) {
  const auto in = inbox();
  write(path("secret"), notification("secret"));
  fs::create_directory_symlink(path("DONE"), path("IN/link"));
  write(path("IN/file"), "no folder");
  // A payload, a metadata file and a message that are links; a pipe that nobody writes to.
  write(path("IN/C1/a/metadata.xml"), "<UserMessage/>");
  fs::create_symlink(path("secret"), path("IN/C1/a/payload.xml"));
  write(path("IN/C1/b/payload.xml"), notification("b"));
  fs::create_symlink(path("metadata.xml"), path("IN/C1/b/metadata.xml"));
  fs::create_directory_symlink(path("IN/C1/b"), path("IN/C1/c"));
  write(path("IN/C1/d/metadata.xml"), "<UserMessage/>");
  ASSERT_EQ(::mkfifo(path("IN/C1/d/payload.xml").c_str(), 0600), 0);
  // Too big, too many, and names that are none of ours.
  receive("C1/e", std::string(4 * 1024 * 1024 + 1, 'x'));
  for (int i = 0; i < 17; ++i)
    write(path("IN/C1/f/" + std::to_string(i)), "<a/>");
  write(path("IN/C1/f/metadata.xml"), "<UserMessage/>");
  receive("C1/..g\n\"", notification("g"));
  receive("C1/" + std::string(200, 'n'), notification("n"));
  receive("C1/z", notification("z"));
  EXPECT_TRUE(in->take_in());
  EXPECT_EQ(stored().size(), 3U);
  for (const std::string& raw : stored())
    EXPECT_EQ(raw.find("secret"), std::string::npos);
  EXPECT_EQ(names_in(path("IN/C1")), (Names{"a", "b", "c", "d"}));
  EXPECT_EQ(names_in(path("REFUSED")), (Names{"e", "f"}));
  const Names done = names_in(path("DONE"));
  ASSERT_EQ(done.size(), 3U);
  EXPECT_TRUE(done[0].starts_with("message-") && done[1].starts_with("message-"));
  EXPECT_EQ(done[2], "z");
}

TEST_F(As4InboxWork, GoesOnWithoutDone) {
  const auto in = inbox();
  fs::remove(path("DONE"));
  receive("C1/a", notification("1"));
  EXPECT_TRUE(in->take_in());
  EXPECT_FALSE(in->take_in());  // not over and over
  EXPECT_EQ(stored().size(), 1U);
  EXPECT_EQ(names_in(path("IN/C1")), Names{"a"});
  receive("C1/b", notification("2"));
  EXPECT_TRUE(in->take_in());
  EXPECT_EQ(stored().size(), 2U);
}

}  // namespace
}  // namespace quayside
