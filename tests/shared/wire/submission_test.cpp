#include "shared/wire/submission.h"

#include <gtest/gtest.h>

#include "shared/wire/json.h"
#include "tests/shared/wire/wire_support.h"

namespace quayside::wire {
namespace {

SubmissionHeader a_header() {
  SubmissionHeader header;
  header.submission_id = "0b1e1b5a-0a52-4f5e-9a53-6e1f1d3c2b10";
  header.profile = "dk";
  header.data_set = "H7";
  header.as_of = "2026-11-24";
  header.rule_set = std::string(64, 'a');
  header.declarant = "DK12345678";
  return header;
}

SubmissionView a_view() {
  SubmissionView view;
  view.id = "s-1";
  view.lrn = "L1";
  view.data_set = "H7";
  view.mrn = "26DK1";
  view.status = Status::documents_requested;
  view.updated_at = "2026-11-24T09:13:16Z";
  view.timeline = {{"2026-11-24T09:13:16Z", "submitted"}, {"2026-11-24T09:13:17Z", "CWMRCV"}};
  CustomsError error;
  error.code = "DK1018";
  error.pointers = {"$.type"};
  error.at = {FieldPointer("/additionalDeclarationType")};
  view.errors = {error};
  view.charges = {{"B00", "1", "100", "25.0", "25.00"}};
  view.payment_reference = "DK1:1";
  view.payment_amount = "25.0";
  view.payment_currency = "DKK";
  return view;
}

std::string code_of_content(const std::string& bytes) {
  const Result<SignedContent> content = read_signed_content(bytes);
  return content ? "read" : content.error().code;
}

TEST(SignedContent, ComesBackAsItWasSigned) {
  const std::string bytes = signed_content_bytes(a_header(), a_declaration());
  EXPECT_EQ(*canonical_json(bytes), bytes);
  const Result<SignedContent> content = read_signed_content(bytes);
  ASSERT_TRUE(content) << content.error().message;
  EXPECT_TRUE(content->declaration == a_declaration());
  EXPECT_EQ(content->header.submission_id, a_header().submission_id);
  EXPECT_EQ(content->header.as_of, "2026-11-24");
  EXPECT_EQ(content->header.supersedes, "");
}

TEST(SignedContent, MayNameTheOneItSupersedes) {
  SubmissionHeader header = a_header();
  header.supersedes = "older-1";
  const Result<SignedContent> content =
      read_signed_content(signed_content_bytes(header, a_declaration()));
  ASSERT_TRUE(content);
  EXPECT_EQ(content->header.supersedes, "older-1");
}

TEST(SignedContent, HasOneFormOnly) {
  const std::string bytes = signed_content_bytes(a_header(), a_declaration());
  EXPECT_EQ(code_of_content(bytes + "\n"), "content_not_canonical");
  EXPECT_EQ(code_of_content(replaced(bytes, "\"lrn\":", "\"lrn\": ")), "content_not_canonical");
  EXPECT_EQ(code_of_content(replaced(bytes, "\"H7\"", "\"\\u00487\"")), "content_not_canonical");
  // An empty member would be canonical JSON, but not how the declaration is written.
  EXPECT_EQ(code_of_content(replaced(bytes, "\"lrn\":", "\"goodsShipment\":{},\"lrn\":")),
            "json_duplicate_member");
  EXPECT_EQ(code_of_content(replaced(bytes, "\"profile\":\"dk\",\"submitter\"",
                                     "\"profile\":\"dk\",\"representative\":{},\"submitter\"")),
            "content_not_canonical");
}

TEST(SignedContent, RefusesABrokenHeader) {
  const auto code_with = [](auto change) {
    SubmissionHeader header = a_header();
    change(header);
    return code_of_content(signed_content_bytes(header, a_declaration()));
  };
  EXPECT_EQ(code_with([](SubmissionHeader& h) { h.submission_id = "../x"; }), "json_wrong_type");
  EXPECT_EQ(code_with([](SubmissionHeader& h) { h.submission_id.assign(65, 'a'); }),
            "json_wrong_type");
  EXPECT_EQ(code_with([](SubmissionHeader& h) { h.as_of = "2026-02-30"; }), "json_wrong_type");
  EXPECT_EQ(code_with([](SubmissionHeader& h) { h.declarant = "DK 1"; }), "json_wrong_type");
  EXPECT_EQ(code_with([](SubmissionHeader& h) { h.rule_set = ""; }), "json_wrong_type");
  EXPECT_EQ(code_of_content(R"({"declaration":{}})"), "json_missing_member");
  EXPECT_EQ(code_of_content(R"({"declaration":{},"header":{},"more":1})"), "json_unknown_member");
}

TEST(Envelope, ComesBackByteForByte) {
  const Envelope envelope{std::string("\x00\xFF{}", 4), "header..signature"};
  const Result<Envelope> read = envelope_from_json(envelope_to_json(envelope));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->payload, envelope.payload);
  EXPECT_EQ(read->signature, envelope.signature);
}

TEST(Envelope, MayHoldTheLargestDeclaration) {
  const Envelope envelope{std::string(kDeclarationBytesMax, 'x'), "a..b"};
  EXPECT_TRUE(envelope_from_json(envelope_to_json(envelope)));
}

TEST(Envelope, IsReadStrictly) {
  EXPECT_FALSE(envelope_from_json(R"({"payload":"e30=","signature":"a..b"})"));
  EXPECT_FALSE(envelope_from_json(R"({"payload":"e30"})"));
  EXPECT_FALSE(envelope_from_json(R"({"payload":"e30","signature":"a","x":1})"));
  EXPECT_FALSE(envelope_from_json(R"({"payload":1,"signature":"a"})"));
}

TEST(Receipt, ComesBack) {
  const Receipt receipt{"s-1", std::string(64, 'b'), "kid", "2026-11-24T09:13:16Z", "rules"};
  const std::string bytes = receipt_bytes(receipt);
  EXPECT_EQ(*canonical_json(bytes), bytes);
  const Result<Receipt> read = receipt_from_json(bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(receipt_bytes(*read), bytes);
  EXPECT_EQ(read->payload_hash, receipt.payload_hash);
  EXPECT_FALSE(receipt_from_json("{}"));
}

TEST(SubmissionView, ComesBack) {
  const std::string text = submission_view_to_json(a_view());
  const Result<SubmissionView> read = submission_view_from_json(text);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(submission_view_to_json(*read), text);
  EXPECT_EQ(read->status, Status::documents_requested);
  EXPECT_EQ(read->errors[0].at[0].text(), "/additionalDeclarationType");
  EXPECT_EQ(text.find('\n'), std::string::npos);
}

TEST(SubmissionView, IsReadStrictly) {
  const std::string text = submission_view_to_json(a_view());
  EXPECT_FALSE(submission_view_from_json(replaced(text, "documentsRequested", "lost")));
  EXPECT_FALSE(submission_view_from_json(replaced(text, "\"lrn\"", "\"Lrn\"")));
  EXPECT_FALSE(submission_view_from_json(replaced(text, "\"25.00\"", "25.00")));
}

TEST(SubmissionViews, ComeBackInTheirOrder) {
  SubmissionView second = a_view();
  second.id = "s-2";
  const Result<std::vector<SubmissionView>> read =
      submission_views_from_json(submission_views_to_json({second, a_view()}));
  ASSERT_TRUE(read);
  ASSERT_EQ(read->size(), 2u);
  EXPECT_EQ((*read)[0].id, "s-2");
  EXPECT_FALSE(submission_views_from_json("[]"));
}

TEST(Status, HasANameThatLeadsBack) {
  for (int i = 0; i <= static_cast<int>(Status::invalidated); ++i) {
    Status status = Status::submitted;
    ASSERT_TRUE(status_from_name(status_name(static_cast<Status>(i)), status));
    EXPECT_EQ(static_cast<int>(status), i);
  }
  Status status = Status::sent;
  EXPECT_FALSE(status_from_name("done", status));
}

TEST(Status, FollowsTheLifeOfADeclaration) {
  Status status = Status::sent;
  for (const auto& [type, expected] : {std::pair{"CWMRCV", Status::received},
                                       {"CWMTAX", Status::received},
                                       {"CWMACC", Status::accepted},
                                       {"CWMCTL", Status::under_control},
                                       {"CWMDOC", Status::documents_requested},
                                       {"CWMCTL", Status::under_control},
                                       {"CWMROG", Status::released},
                                       {"CWMCLE", Status::cleared}}) {
    status = status_after(status, type);
    EXPECT_EQ(status, expected) << type;
  }
}

TEST(Status, DoesNotGoBackForALateMessage) {
  for (const char* late : {"CWMRCV", "CWMACC", "CWMCTL", "CWMDOC", "CWMXYZ", "", "CWMROG"}) {
    EXPECT_EQ(status_after(Status::cleared, late), Status::cleared) << late;
  }
  EXPECT_EQ(status_after(Status::released, "CWMRCV"), Status::released);
  EXPECT_EQ(status_after(Status::submitted, "CWMACC"), Status::accepted);
}

TEST(Status, IsFinalOnceRejectedOrInvalidated) {
  for (const char* type : {"CWMRCV", "CWMACC", "CWMROG", "CWMCLE", "CWMINV", "CWMREJ"}) {
    EXPECT_EQ(status_after(Status::rejected, type), Status::rejected) << type;
    EXPECT_EQ(status_after(Status::invalidated, type), Status::invalidated) << type;
  }
  EXPECT_EQ(status_after(Status::received, "CWMREJ"), Status::rejected);
  EXPECT_EQ(status_after(Status::released, "CWMINV"), Status::invalidated);
}

TEST(Status, IsNotRejectedByTheRejectionOfAnAmendment) {
  EXPECT_EQ(status_after(Status::accepted, "CWMREJ"), Status::accepted);
}

}  // namespace
}  // namespace quayside::wire
