// Documents: from the trader to HMRC's word about each, against the simulated customs; what is
// refused, and what happens when an answer is lost.
#include "server/services/documents.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "server/gateway/outbox.h"
#include "server/services/read_evidence.h"
#include "tests/server/hmrc_fixture.h"

namespace quayside {
namespace {

using ::testing::HasSubstr;
using wire::DocumentState;
using wire::Status;

const std::string kPdf = "%PDF-1.7 ten crates";
const std::string kPng = "\x89PNG\r\n\x1A\n picture";

class Documents : public testing::SimulatedHmrc {
 protected:
  void SetUp() override {
    SimulatedHmrc::SetUp();
    outbox_.emplace(house_.store(), house_.clock, *connector_);
  }
  /// A declaration that customs has accepted; its id.
  std::string accepted(const std::string& lrn) {
    const std::string id = submitted(lrn);
    outbox_->deliver_next();
    hear_everything();
    EXPECT_FALSE(house_.view(id).mrn.empty());
    return id;
  }
  services::KeptDocument keep(const std::string& bytes) {
    const auto kept = services::keep_document(house_.environment(), trader_->identity(), bytes);
    EXPECT_TRUE(kept.has_value());
    return *kept;
  }
  wire::SignedRequest request_about(const std::string& about,
                                    std::vector<wire::Document> documents) const {
    wire::SignedRequest request;
    request.kind = wire::kDocumentsRequest;
    request.about = about;
    request.mrn = house_.view(about).mrn;
    request.documents = std::move(documents);
    return request;
  }
  services::SubmitOutcome submit(const std::string& lrn, const wire::SignedRequest& request,
                                 const std::string& id = seal::random_uuid()) {
    testing::EnvelopeOptions options;
    options.submission_id = id;
    options.request = request;
    return house_.submit(*trader_,
                         house_.envelope(*trader_, testing::a_british_export(lrn), options));
  }
  std::string refusal(const std::string& lrn, const wire::SignedRequest& request) {
    const auto outcome = submit(lrn, request);
    return outcome.answer ? "" : outcome.answer.error().code;
  }
  /// Keeps the files and hands them in; the id of the submission.
  std::string handed_in(const std::string& lrn, const std::string& about,
                        const std::vector<std::pair<std::string, std::string>>& files) {
    std::vector<wire::Document> documents;
    for (const auto& [name, bytes] : files) {
      keep(bytes);
      documents.push_back(*wire::document_of(name, bytes));
    }
    const std::string id = seal::random_uuid();
    const auto outcome = submit(lrn, request_about(about, documents), id);
    EXPECT_TRUE(outcome.created) << outcome.answer.error().message;
    house_.clock.advance_ms(5000);
    return id;
  }
  void hear(std::size_t count) {
    for (int i = 0; i < 100 && mailbox_.ids(false).size() < count; ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    connector_->pull_notifications(true);
    services::apply_stored_notifications(house_.environment());
  }
  nlohmann::json came() const { return nlohmann::json::parse(uploads_.to_json()); }
  std::vector<DocumentState> states(const std::string& id) const {
    std::vector<DocumentState> all;
    for (const wire::SentDocument& sent : house_.view(id).documents)
      all.push_back(sent.state);
    return all;
  }

  std::optional<gateway::Outbox> outbox_;
};

using States = std::vector<DocumentState>;

TEST_F(Documents, GoToCustomsAndAreTaken) {
  const std::string about = accepted("D1");
  EXPECT_EQ(house_.view(about).status, Status::documents_requested);
  const std::string id = handed_in("D1", about, {{"invoice.pdf", kPdf}, {"photo.png", kPng}});
  EXPECT_EQ(states(id), (States{DocumentState::waiting, DocumentState::waiting}));
  EXPECT_TRUE(outbox_->deliver_next());
  EXPECT_EQ(house_.view(id).status, Status::sent);
  EXPECT_EQ(states(id), (States{DocumentState::sent, DocumentState::sent}));
  hear(3);
  EXPECT_EQ(house_.view(id).status, Status::granted);
  EXPECT_EQ(states(id), (States{DocumentState::taken, DocumentState::taken}));
  EXPECT_THAT(house_.view(id).documents[0].text, HasSubstr("Thank you"));
  // What customs has is what was signed for, byte by byte.
  ASSERT_EQ(came().size(), 2U);
  for (const wire::SentDocument& sent : house_.view(id).documents) {
    std::ifstream file(folder_.path() + "/gb/documents/" + sent.reference, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(services::hash_text(bytes), sent.document.sha256);
  }
  // The request of customs is answered, and the declaration goes on.
  EXPECT_EQ(house_.view(about).status, Status::released);
  EXPECT_TRUE(house_.view(about).documents.empty());
}

TEST_F(Documents, ArePartOfTheEvidence) {
  const std::string about = accepted("D1");
  const std::string id = handed_in("D1", about, {{"invoice.pdf", kPdf}});
  outbox_->deliver_next();
  hear(2);
  const auto package = services::read_evidence(house_.environment(), trader_->identity(), id);
  ASSERT_TRUE(package);
  EXPECT_THAT(package->payload, HasSubstr(services::hash_text(kPdf)));
  EXPECT_THAT(wire::verify_evidence(*package).failures, ::testing::IsEmpty());
  EXPECT_EQ(
      services::read_document(house_.environment(), trader_->identity(), services::hash_text(kPdf)),
      kPdf);
  // That of the declaration, with British messages, holds as well.
  const auto lodged = services::read_evidence(house_.environment(), trader_->identity(), about);
  EXPECT_THAT(wire::verify_evidence(*lodged).failures, ::testing::IsEmpty());
}

TEST_F(Documents, AreEachTakenOrRefusedByThemselves) {
  const std::string about = accepted("D1");
  const std::string id = handed_in(
      "D1", about, {{"invoice.pdf", kPdf}, {"bad.txt", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE"}});
  outbox_->deliver_next();
  hear(2);
  EXPECT_EQ(states(id), (States{DocumentState::taken, DocumentState::refused}));
  EXPECT_EQ(house_.view(id).documents[1].text, "This file has a virus");
  EXPECT_EQ(house_.view(id).status, Status::denied);
  EXPECT_EQ(house_.view(about).status, Status::documents_requested);
}

TEST_F(Documents, AreNotSentAgainWhenTheAnswerWasLost) {
  const std::string about = accepted("D1");
  const std::string id = handed_in("D1", about, {{"MUTERESET.pdf", kPdf}, {"b.png", kPng}});
  outbox_->deliver_next();
  EXPECT_EQ(states(id), (States{DocumentState::unknown, DocumentState::sent}));
  EXPECT_EQ(house_.outbox(id).state, store::OutboxState::sent);
  house_.clock.advance_ms(3'600'000);
  EXPECT_FALSE(outbox_->deliver_next());
  EXPECT_THAT(ledger_.to_json(), ::testing::Not(HasSubstr("\"count\":2")));
  hear(2);
  EXPECT_EQ(states(id), (States{DocumentState::unknown, DocumentState::taken}));
  EXPECT_EQ(house_.view(id).status, Status::sent);
}

TEST_F(Documents, AreKnownByTheNotificationWhenTheAnswerWasLost) {
  const std::string about = accepted("D1");
  const std::string id = handed_in("D1", about, {{"RESETDUPLICATE.pdf", kPdf}});
  outbox_->deliver_next();
  EXPECT_EQ(states(id), States{DocumentState::unknown});
  hear(2);
  EXPECT_EQ(states(id), States{DocumentState::taken});
  EXPECT_EQ(house_.view(id).status, Status::granted);
}

TEST_F(Documents, GoAgainWhereCustomsHasNotTakenThem) {
  const std::string about = accepted("D1");
  const std::string id = handed_in("D1", about, {{"a.png", kPng}, {"HTTP429.pdf", kPdf}});
  outbox_->deliver_next();
  EXPECT_EQ(states(id), (States{DocumentState::sent, DocumentState::waiting}));
  EXPECT_EQ(house_.outbox(id).state, store::OutboxState::queued);
  for (int i = 0; i < 6 && house_.outbox(id).state != store::OutboxState::sent; ++i) {
    house_.clock.advance_ms(60'000);
    outbox_->deliver_next();
  }
  EXPECT_EQ(states(id)[1], DocumentState::sent);
  EXPECT_EQ(came().size(), 2U);  // the first one went once
  EXPECT_THAT(ledger_.to_json(), ::testing::Not(HasSubstr("\"count\":2")));
}

TEST_F(Documents, ThatWereBeingSentWhenTheServerStoppedAreNotSentAgain) {
  const std::string about = accepted("D1");
  const std::string id = handed_in("D1", about, {{"a.png", kPng}, {"b.pdf", kPdf}});
  ASSERT_TRUE(house_.store().write([&](store::Transaction& t) -> Result<Done> {
    t.claim_outbox("gb", house_.clock.now_ms());
    auto first = t.document_deliveries(id).at(0);
    first.state = DocumentState::sending;
    t.set_document_delivery(first);
    return Done{};
  }));
  outbox_->recover();
  house_.clock.advance_ms(60'000);
  EXPECT_TRUE(outbox_->deliver_next());
  EXPECT_EQ(states(id), (States{DocumentState::unknown, DocumentState::sent}));
  ASSERT_EQ(came().size(), 1U);
  EXPECT_EQ(came()[0]["name"], "b.pdf");
}

TEST_F(Documents, WaitWhereNoAddressForFilesIsAllowed) {
  const std::string about = accepted("D1");
  wire::CdsConnection connection = testing::connection_to(port_);
  connection.grant = wire::CdsGrant::client_credentials;
  const auto without = testing::connect(connection, house_.environment());
  gateway::Outbox outbox(house_.store(), house_.clock, *without);
  const std::string id = handed_in("D1", about, {{"a.png", kPng}});
  EXPECT_TRUE(outbox.deliver_next());
  EXPECT_EQ(house_.view(id).status, Status::kept);
  EXPECT_EQ(house_.view(id).errors.at(0).code, "no_uploads");
  house_.clock.advance_ms(600'000);
  EXPECT_TRUE(outbox_->deliver_next());  // the operator has named one
  EXPECT_EQ(house_.view(id).status, Status::sent);
}

TEST_F(Documents, AreRefusedWithTheReason) {
  const std::string about = accepted("D1");
  keep(kPdf);
  const wire::Document pdf = *wire::document_of("invoice.pdf", kPdf);
  wire::Document named = pdf;
  named.name = "invoice.png";
  EXPECT_EQ(refusal("D1", request_about(about, {named})), "document_name_differs");
  EXPECT_EQ(refusal("D1", request_about(about, {*wire::document_of("b.png", kPng)})),
            "document_missing");
  wire::Document smaller = pdf;
  smaller.size = "1";
  EXPECT_EQ(refusal("D1", request_about(about, {smaller})), "document_missing");
  EXPECT_EQ(refusal("D1", request_about(about, {})), "documents_none");
  wire::SignedRequest wrong = request_about(about, {pdf});
  wrong.mrn = "26GB1Q3RTK463FGVR4";
  EXPECT_EQ(refusal("D1", wrong), "request_mrn_wrong");
  EXPECT_EQ(refusal("D2", request_about(about, {pdf})), "request_mrn_wrong");
}

TEST_F(Documents, NeedADeclarationWithAnMrn) {
  const std::string id = submitted("P1");
  keep(kPdf);
  wire::SignedRequest request = request_about(id, {*wire::document_of("invoice.pdf", kPdf)});
  request.mrn = "26GB1Q3RTK463FGVR4";
  EXPECT_EQ(refusal("P1", request), "request_mrn_wrong");
}

TEST_F(Documents, AreOfTheOrganisationThatSentThem) {
  const std::string about = accepted("D1");
  keep(kPdf);
  const testing::Trader other = house_.trader("GB111111111111");
  EXPECT_FALSE(
      services::read_document(house_.environment(), other.identity(), services::hash_text(kPdf)));
  Declaration theirs = testing::a_british_export("D1");
  theirs.declarant.identification_number = other.eori;
  const auto request = request_about(about, {*wire::document_of("invoice.pdf", kPdf)});
  const auto outcome = house_.submit(other, house_.envelope(other, theirs, {.request = request}));
  ASSERT_FALSE(outcome.answer);
  EXPECT_EQ(outcome.answer.error().code, "request_about_unknown");
}

TEST_F(Documents, AreCheckedWhenTheyCome) {
  const auto code = [&](const std::string& bytes) {
    const auto kept = services::keep_document(house_.environment(), trader_->identity(), bytes);
    return kept ? "" : kept.error().code;
  };
  EXPECT_EQ(code(""), "document_empty");
  EXPECT_EQ(code("GIF89a\x01"), "document_not_allowed");
  EXPECT_EQ(code(std::string(wire::kDocumentBytesMax + 1, 'x')), "document_too_large");
  EXPECT_TRUE(keep(kPdf).created);
  EXPECT_FALSE(keep(kPdf).created);
}

TEST_F(Documents, DoNotPileUpWithoutASubmission) {
  for (int i = 0; i < services::kLooseDocumentsMax; ++i)
    keep("file " + std::to_string(i));
  const auto one_more =
      services::keep_document(house_.environment(), trader_->identity(), "one more");
  ASSERT_FALSE(one_more);
  EXPECT_EQ(one_more.error().code, "too_many_documents");
  EXPECT_FALSE(keep("file 0").created);  // which is no further one
  house_.clock.advance_ms(86'400'000 + 1);
  keep("file 0");
  EXPECT_TRUE(keep("one more").created);
}

TEST(UploadAddress, IsOfTheHostThatTheOperatorNames) {
  wire::CdsConnection connection;
  connection.upload_address = "http://127.0.0.1:8491";
  connection.upload_host = "bucket.s3.example";
  const auto to = [&](const std::string& href) {
    return gateway::upload_to({"ref", href, {{"key", "k"}}}, connection);
  };
  const auto good = to("https://bucket.s3.example/path?x=1");
  ASSERT_TRUE(good);
  EXPECT_EQ(good->origin.host, "127.0.0.1");
  EXPECT_EQ(good->origin.port, 8491);
  EXPECT_EQ(good->host, "bucket.s3.example");
  EXPECT_EQ(good->path, "/path?x=1");
  EXPECT_EQ(to("https://bucket.s3.example")->path, "/");
  EXPECT_EQ(to("http://127.0.0.1:8491/upload/1")->host, "127.0.0.1:8491");
  for (const char* wrong :
       {"http://bucket.s3.example/", "https://bucket.s3.example.evil.example/",
        "https://bucket.s3.example@evil.example/", "https://bucket.s3.example:8443/",
        "https://evil.example/", "http://127.0.0.1:84910/", "http://127.0.0.1:8491@evil.example/",
        "http://localhost:8491/", "file:///etc/passwd", "//bucket.s3.example/", "",
        "https://bucket.s3.example/a b", "https://bucket.s3.example/a\r\nHost: evil",
        "https://bucket.s3.example/#x"}) {
    EXPECT_FALSE(to(wrong)) << wrong;
  }
  connection.upload_host.clear();
  EXPECT_FALSE(to("https://bucket.s3.example/"));
  EXPECT_FALSE(to("https:///"));
  connection.upload_address.clear();
  EXPECT_FALSE(to("/upload"));
}

}  // namespace
}  // namespace quayside
