// The simulated customs of the United Kingdom, over real HTTP on loopback.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <sstream>
#include <thread>

#include "server/simulator/cds_notification.h"
#include "server/simulator/cds_service.h"
#include "server/simulator/identifiers.h"
#include "server/simulator/mrn.h"
#include "server/simulator/service.h"
#include "tests/support/temporary_folder.h"

namespace quayside::simulator {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

std::string message_of(const std::string& lrn, const std::string& type,
                       const std::string& more = "", const std::string& function = "9") {
  return "<md:MetaData xmlns:md=\"urn:wco:datamodel:WCO:DocumentMetaData-DMS:2\" "
         "xmlns=\"urn:wco:datamodel:WCO:DEC-DMS:2\"><Declaration><FunctionCode>" +
         function + "</FunctionCode><FunctionalReferenceID>" + lrn + "</FunctionalReferenceID>" +
         (function == "9" ? "" : "<ID>" + more + "</ID>") + "<TypeCode>" + type + "</TypeCode>" +
         "<Declarant><ID>GB553202734852</ID></Declarant>" + (function == "9" ? more : "") +
         "</Declaration></md:MetaData>";
}

constexpr const char* kTaxed =
    "<GoodsShipment><GovernmentAgencyGoodsItem><SequenceNumeric>1</SequenceNumeric><Commodity>"
    "<DutyTaxFee><TypeCode>A00</TypeCode></DutyTaxFee></Commodity></GovernmentAgencyGoodsItem>"
    "</GoodsShipment>";

std::vector<std::string> types_of(const Plan& plan) {
  std::vector<std::string> types;
  for (const Notice& notice : plan.notices)
    types.push_back(notice.type);
  return types;
}

CdsDeclaration declaration(const std::string& lrn, const std::string& type) {
  CdsDeclaration one;
  one.lrn = lrn;
  one.type = type;
  one.mrn = new_mrn(2026, "GB", 'R');
  one.declarant = "GB553202734852";
  one.received_at_ms = 1'795'511'596'000;
  return one;
}

Plan plan_of(const std::string& lrn, const std::string& type) {
  return cds_plan_for_new(declaration(lrn, type), steering_of(lrn), {}, 400);
}

using Types = std::vector<std::string>;

TEST(CdsLife, FollowsTheFirstLetterOfTheLrn) {
  EXPECT_EQ(types_of(plan_of("G1", "IMA")), (Types{"DMSACC"}));
  EXPECT_EQ(types_of(plan_of("C1", "IMA")), (Types{"DMSACC", "DMSROG", "DMSCLE"}));
  EXPECT_EQ(types_of(plan_of("D1", "IMA")), (Types{"DMSACC", "DMSDOC"}));
  EXPECT_EQ(types_of(plan_of("U1", "EXA")), (Types{"DMSACC", "DMSCTL"}));
  EXPECT_EQ(types_of(plan_of("X1", "EXA")), (Types{"DMSACC", "DMSEOG"}));
  EXPECT_EQ(types_of(plan_of("P1", "IMA")), Types{});
  EXPECT_EQ(types_of(plan_of("BCDS12056", "IMA")), (Types{"DMSREJ"}));
  EXPECT_TRUE(plan_of("BCDS12056", "IMA").mrn.empty());
}

TEST(CdsLife, RejectsARelationAtBothOfItsSides) {
  const std::string xml = plan_of("BCDS12056", "IMA").notices[0].xml;
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(xml.c_str()));
  EXPECT_EQ(document.select_nodes("//*[local-name()='Error']").size(), 2U);
  EXPECT_NE(xml.find("CDS12056"), std::string::npos);
}

TEST(CdsLife, OfAPreLodgedDeclarationWaitsForTheGoods) {
  EXPECT_EQ(types_of(plan_of("C1", "IMD")), (Types{"DMSRCV"}));
  CdsDeclaration earlier = declaration("C1", "IMD");
  CdsMessage arrival;
  arrival.type = "GPR";
  arrival.mrn = earlier.mrn;
  arrival.declarant = earlier.declarant;
  const std::int64_t day29 = earlier.received_at_ms + 29 * kDayMs;
  const Plan plan = cds_plan_for_request(arrival, &earlier, {}, day29, 400);
  EXPECT_EQ(types_of(plan), (Types{"DMSACC", "DMSROG", "DMSCLE"}));
  EXPECT_TRUE(earlier.presented);
  const Plan again = cds_plan_for_request(arrival, &earlier, {}, day29, 400);
  EXPECT_NE(again.notices.at(0).xml.find("CDS12015"), std::string::npos);
}

TEST(CdsLife, TakesNoGoodsAfterThirtyDays) {
  CdsDeclaration earlier = declaration("C1", "IMD");
  CdsMessage arrival;
  arrival.type = "GPR";
  arrival.mrn = earlier.mrn;
  const Plan plan =
      cds_plan_for_request(arrival, &earlier, {}, earlier.received_at_ms + 31 * kDayMs, 400);
  ASSERT_EQ(types_of(plan), (Types{"DMSREJ"}));
  EXPECT_NE(plan.notices[0].xml.find("CDS12031"), std::string::npos);
}

TEST(CdsLife, GrantsOrDeniesWhatIsAsked) {
  CdsDeclaration earlier = declaration("GXS1", "IMA");
  CdsMessage request;
  request.type = "COR";
  request.mrn = earlier.mrn;
  const auto answer = [&] {
    return cds_plan_for_request(request, &earlier, {}, earlier.received_at_ms, 0).notices;
  };
  EXPECT_NE(answer().at(0).xml.find(">39<"), std::string::npos);
  EXPECT_EQ(earlier.version, 2);
  request.border_means = "DENIED";
  EXPECT_NE(answer().at(0).xml.find(">41<"), std::string::npos);
  request.border_means = "PENDING";
  EXPECT_TRUE(answer().empty());
  request.type = "INV";
  EXPECT_EQ(answer().size(), 2U);                                     // granted, invalidated
  EXPECT_NE(answer().at(0).xml.find("CDS12015"), std::string::npos);  // nothing is left to cancel
}

TEST(CdsLife, KnowsNoOneElsesDeclaration) {
  CdsDeclaration earlier = declaration("G1", "IMA");
  CdsMessage request;
  request.type = "INV";
  request.mrn = earlier.mrn;
  request.declarant = "GB999999999999";
  const Plan plan = cds_plan_for_request(request, &earlier, {}, earlier.received_at_ms, 0);
  EXPECT_NE(plan.notices.at(0).xml.find("CDS11007"), std::string::npos);
  EXPECT_FALSE(earlier.ended);
}

// --- Against HMRC's own files
// ----------------------------------------------------------------------

std::string reference(const char* name) {
  return std::string(QUAYSIDE_REFERENCE_DIR) + "/gb/" + name;
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(CdsReference, SamplesAreInOrder) {
  const std::string folder = reference("samples_curated");
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no reference material at " << folder;
  int read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().filename().string().find("_RES_") != std::string::npos) continue;
    const CdsReading reading = read_cds_message(file_text(entry.path()));
    EXPECT_TRUE(reading.message.has_value()) << entry.path();
    EXPECT_THAT(reading.complaints, ::testing::IsEmpty()) << entry.path();
    ++read;
  }
  EXPECT_GE(read, 34);
}

TEST(CdsReference, NotificationsAreValid) {
  const std::string schema = reference("derived/driver_notification.xsd");
  if (!std::filesystem::exists(schema)) GTEST_SKIP() << "no reference material at " << schema;
  if (std::system("xmllint --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "no xmllint";
  const CdsAbout about{"G1", new_mrn(2026, "GB", 'R'), 1, 1'795'511'596'000};
  std::vector<std::string> all = {
      cds_rejected_xml(about,
                       {{"CDS12062", {}}, {"CDS10020", {{"42A", 0, ""}, {"67A", 1, "103"}}}}),
      cds_request_xml(about, "06"),
      cds_request_xml(about, "51"),
      cds_changed_xml(about),
      cds_decision_xml(about, true),
      cds_tax_xml(about, {{"1", "A00"}, {"1", "B00"}, {"2", "A00"}})};
  for (const char* function : {"01", "02", "05", "08", "09", "10", "16", "17", "18", "50", "52"}) {
    all.push_back(cds_plain_xml(about, function));
  }
  const testing::TemporaryFolder folder;
  for (const std::string& xml : all) {
    const std::string path = folder.path() + "/notification.xml";
    std::ofstream(path, std::ios::binary) << xml;
    const std::string command = "xmllint --noout --nonet --schema '" + schema + "' '" + path + "'";
    EXPECT_EQ(std::system((command + " 2>&1").c_str()), 0) << xml;
  }
}

// --- Over HTTP
// -------------------------------------------------------------------------------------

struct Received {
  std::string conversation;
  std::string authorization;
  std::string body;
};

// The trader's side: takes notifications.
class Inbox {
 public:
  Inbox() {
    server_.Post("/in", [this](const httplib::Request& request, httplib::Response&) {
      const std::lock_guard lock(mutex_);
      received_.push_back({request.get_header_value("X-Conversation-ID"),
                           request.get_header_value("Authorization"), request.body});
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    server_.wait_until_ready();
  }
  ~Inbox() {
    server_.stop();
    thread_.join();
  }
  int port() const { return port_; }
  /// Once there are `count`, or after five seconds.
  std::vector<Received> wait_for(std::size_t count) {
    for (int i = 0; i < 500; ++i) {
      {
        const std::lock_guard lock(mutex_);
        if (received_.size() >= count) return received_;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    const std::lock_guard lock(mutex_);
    return received_;
  }

 private:
  httplib::Server server_;
  std::mutex mutex_;
  std::vector<Received> received_;
  int port_ = 0;
  std::thread thread_;
};

class CdsHttp : public ::testing::Test {
 protected:
  explicit CdsHttp(int calls_per_second = 1000) : calls_per_second_(calls_per_second) {}

  void SetUp() override {
    ASSERT_TRUE(ledger_.open(folder_.path() + "/gb"));
    ASSERT_TRUE(declarations_.open(folder_.path() + "/gb"));
    ASSERT_TRUE(uploads_.open(folder_.path() + "/gb"));
    cds_.mount(service_.http());
    port_ = service_.bind("127.0.0.1", 0);
    ASSERT_GT(port_, 0);
    thread_ = std::thread([this] { service_.run(); });
    const auto answer = http().Post(
        "/oauth/token", grant({{"grant_type", "authorization_code"}, {"code", "demo"}}));
    ASSERT_TRUE(answer && answer->status == 200);
    tokens_ = nlohmann::json::parse(answer->body);
  }
  void TearDown() override {
    service_.stop();
    thread_.join();
  }

  static httplib::Params grant(httplib::Params params) {
    params.emplace("client_id", "trader");
    params.emplace("client_secret", "secret");
    return params;
  }
  httplib::Client http() const { return httplib::Client("127.0.0.1", port_); }
  httplib::Headers headers() const {
    return {{"Authorization", "Bearer " + tokens_["access_token"].get<std::string>()},
            {"Accept", "application/vnd.hmrc.2.0+xml"}};
  }
  httplib::Result post(const std::string& path, const std::string& body) const {
    return http().Post("/customs/declarations/" + path, headers(), body, "application/xml");
  }

  const int calls_per_second_;
  testing::TemporaryFolder folder_;
  Inbox inbox_;
  Ledger ledger_;
  CdsRegister declarations_;
  CdsUploads uploads_;
  Troubles troubles_;
  Notifier notifier_{{"127.0.0.1", inbox_.port(), "/in", "Basic secret", "X-Conversation-ID"},
                     ledger_};
  Service service_{{folder_.path(), "", 0}, ledger_, notifier_, troubles_};
  CdsMailbox mailbox_;
  CdsService cds_{{folder_.path() + "/gb", "", 0, calls_per_second_},
                  ledger_,
                  declarations_,
                  uploads_,
                  notifier_,
                  mailbox_,
                  troubles_};
  int port_ = 0;
  std::thread thread_;
  nlohmann::json tokens_;
};

TEST_F(CdsHttp, TakesADeclarationAndSaysWhatBecomesOfIt) {
  const auto answer = post("", message_of("C-100", "IMA", kTaxed));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 202);
  const std::string conversation = answer->get_header_value("X-Conversation-ID");
  const std::vector<Received> received = inbox_.wait_for(4);
  ASSERT_EQ(received.size(), 4U);  // accepted, tax, released, cleared
  for (const Received& one : received) {
    EXPECT_EQ(one.conversation, conversation);
    EXPECT_EQ(one.authorization, "Basic secret");
  }
  EXPECT_NE(received[0].body.find(">01<"), std::string::npos);
  EXPECT_NE(received[3].body.find(">09<"), std::string::npos);
}

TEST_F(CdsHttp, RefusesWhatTheGatewayRefuses) {
  const std::string good = message_of("G-1", "IMA");
  const auto with = [&](const httplib::Headers& some, const char* type) {
    return http().Post("/customs/declarations/", some, good, type)->status;
  };
  EXPECT_EQ(with({{"Accept", "application/vnd.hmrc.2.0+xml"}}, "application/xml"), 401);
  httplib::Headers wrong = headers();
  wrong.erase("Accept");
  EXPECT_EQ(with(wrong, "application/xml"), 406);
  EXPECT_EQ(with(headers(), "text/xml"), 415);
  EXPECT_EQ(with(headers(), "application/xml; charset=UTF-8"), 202);
}

TEST_F(CdsHttp, SaysWhatIsWrongWithTheForm) {
  auto answer = post("", "<no");
  EXPECT_EQ(answer->status, 400);
  EXPECT_NE(answer->body.find("well-formed"), std::string::npos);
  EXPECT_FALSE(answer->get_header_value("X-Conversation-ID").empty());
  answer = post("", message_of("G-1", "IMA", "<TypeCode>IMA</TypeCode>"));
  EXPECT_EQ(answer->status, 400);
  EXPECT_NE(answer->body.find("element 'TypeCode'"), std::string::npos);
  EXPECT_EQ(post("amend", message_of("G-1", "IMA"))->status, 400);
}

/// One in a second: eight calls have more than one in the same second, however slow the machine is.
class CdsRate : public CdsHttp {
 protected:
  CdsRate() : CdsHttp(1) {}
};

TEST_F(CdsRate, IsKeptTo) {
  int throttled = 0;
  for (int i = 0; i < 8; ++i) {
    throttled += http()
                     .Post("/customs/declarations/", headers(),
                           message_of("P-" + std::to_string(i), "IMA"), "application/xml")
                     ->status == 429;
  }
  EXPECT_GE(throttled, 2);
}

TEST_F(CdsHttp, RejectsAnLrnUsedTwice) {
  EXPECT_EQ(post("", message_of("G-7", "IMA"))->status, 202);
  EXPECT_EQ(post("", message_of("G-7", "IMA"))->status, 202);
  const std::vector<Received> received = inbox_.wait_for(2);
  ASSERT_EQ(received.size(), 2U);
  EXPECT_NE(received[0].body.find("CDS12003") != std::string::npos,
            received[1].body.find("CDS12003") != std::string::npos);
}

TEST_F(CdsHttp, RenewsATokenOnce) {
  const std::string refresh = tokens_["refresh_token"];
  const auto renew = [&] {
    return http()
        .Post("/oauth/token", grant({{"grant_type", "refresh_token"}, {"refresh_token", refresh}}))
        ->status;
  };
  EXPECT_EQ(renew(), 200);
  EXPECT_EQ(renew(), 400);
}

// A slot as HMRC gives it out: the address and the fields of the form.
struct Slot {
  std::string reference;
  std::string path;
  httplib::UploadFormDataItems form;

  httplib::UploadFormDataItems with(const std::string& name, const std::string& bytes) const {
    httplib::UploadFormDataItems whole = form;
    whole.push_back({"file", bytes, name, "application/octet-stream"});
    return whole;
  }
};

std::string slot_request(const std::string& mrn, int files, const std::string& size) {
  std::string xml = "<FileUploadRequest xmlns=\"hmrc:fileupload\"><DeclarationID>" + mrn +
                    "</DeclarationID><FileGroupSize>" + size + "</FileGroupSize><Files>";
  for (int i = 1; i <= files; ++i) {
    xml += "<File><FileSequenceNo>" + std::to_string(i) +
           "</FileSequenceNo><DocumentType>Invoice</DocumentType></File>";
  }
  return xml + "</Files></FileUploadRequest>";
}

std::vector<Slot> slots_in(const std::string& xml) {
  pugi::xml_document document;
  std::vector<Slot> slots;
  if (!document.load_string(xml.c_str())) return slots;
  for (const auto& file : document.select_nodes("//*[local-name()='File']")) {
    Slot slot;
    slot.reference = file.node().child("Reference").text().get();
    const std::string href = file.node().child("UploadRequest").child("Href").text().get();
    slot.path = href.substr(href.find("/upload/"));
    for (const auto& field : file.node().child("UploadRequest").child("Fields").children())
      slot.form.push_back({field.name(), field.text().get(), "", ""});
    slots.push_back(std::move(slot));
  }
  return slots;
}

TEST_F(CdsHttp, TakesDocumentsAndTellsOfEach) {
  const std::string mrn = new_mrn(2026, "GB", 'R');
  const auto answer = post("file-upload", slot_request(mrn, 3, "3"));
  ASSERT_EQ(answer->status, 200);
  const std::vector<Slot> slots = slots_in(answer->body);
  ASSERT_EQ(slots.size(), 3U);
  const auto send = [&](const Slot& slot, const std::string& name, const std::string& bytes) {
    return http().Post(slot.path, slot.with(name, bytes))->status;
  };
  EXPECT_EQ(send(slots[0], "invoice.pdf", "%PDF-1.7"), 204);
  EXPECT_EQ(send(slots[1], "picture.gif", "GIF89a"), 204);
  EXPECT_EQ(send(slots[2], "bad.txt", "X EICAR-STANDARD-ANTIVIRUS-TEST-FILE"), 204);
  std::map<std::string, std::string> said;
  for (const Received& one : inbox_.wait_for(3))
    said[one.conversation] = one.body;
  EXPECT_NE(said[slots[0].reference].find("SUCCESS"), std::string::npos);
  EXPECT_NE(said[slots[0].reference].find("invoice.pdf"), std::string::npos);
  EXPECT_NE(said[slots[1].reference].find("MIME type [image/gif] is not"), std::string::npos);
  EXPECT_NE(said[slots[2].reference].find("virus"), std::string::npos);
  const auto came = nlohmann::json::parse(http().Get("/simulator/documents")->body);
  ASSERT_EQ(came.size(), 3U);
  EXPECT_EQ(came[0]["mrn"], mrn);
  EXPECT_EQ(came[0]["type"], "Invoice");
  EXPECT_EQ(file_text(folder_.path() + "/gb/documents/" + slots[0].reference), "%PDF-1.7");
}

TEST_F(CdsHttp, TakesAFormOnlyAsItGaveItOut) {
  const std::string mrn = new_mrn(2026, "GB", 'R');
  const Slot slot = slots_in(post("file-upload", slot_request(mrn, 1, "1"))->body).at(0);
  const auto status = [&](const std::string& path, const httplib::UploadFormDataItems& form,
                          const httplib::Headers& headers = {}) {
    return http().Post(path, headers, form)->status;
  };
  httplib::UploadFormDataItems form = slot.with("a.pdf", "%PDF-1.7");
  EXPECT_EQ(status("/upload/unknown", form), 403);
  EXPECT_EQ(status(slot.path, form, {{"Authorization", "Bearer x"}}), 400);
  form.erase(form.begin());
  EXPECT_EQ(status(slot.path, form), 403);
  form = slot.with("a.pdf", "%PDF-1.7");
  std::swap(form.front(), form.back());  // the file is not the last
  EXPECT_EQ(status(slot.path, form), 400);
  EXPECT_EQ(status(slot.path, slot.with("a.pdf", std::string(10 * 1024 * 1024 + 1, 'x'))), 400);
  EXPECT_EQ(nlohmann::json::parse(http().Get("/simulator/documents")->body).size(), 0U);
}

TEST_F(CdsHttp, GivesNoSlotsToWhatBreaksTheSchema) {
  const std::string mrn = new_mrn(2026, "GB", 'R');
  EXPECT_EQ(post("file-upload", slot_request(mrn, 2, "1"))->status, 400);
  EXPECT_EQ(post("file-upload", slot_request(mrn, 12, "12"))->status, 400);
  EXPECT_EQ(post("file-upload", slot_request("", 1, "1"))->status, 400);
  EXPECT_EQ(post("file-upload", "<FileUploadRequest>")->status, 400);
}

}  // namespace
}  // namespace quayside::simulator
