// Readers on broken input: whatever comes, they answer, and what they accept can be written again.
// The sanitizers of the debug build watch.
#include <gtest/gtest.h>

#include <random>

#include "shared/wire/api.h"
#include "shared/wire/cds.h"
#include "shared/wire/certificates.h"
#include "shared/wire/dms.h"
#include "shared/wire/json.h"
#include "shared/wire/submission.h"
#include "tests/shared/wire/wire_support.h"

namespace quayside::wire {
namespace {

constexpr unsigned kSeed = 20261124;
constexpr int kMutationsEach = 300;

void feed(const std::string& bytes) {
  if (const auto read = read_dms_declaration(bytes)) {
    const auto again = read_dms_declaration(write_declaration(read->declaration));
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_TRUE(again->not_carried.empty());
    const std::string json = declaration_to_canonical_json(read->declaration);
    EXPECT_TRUE(declaration_from_json(json));
  }
  if (const auto read = read_cds_declaration(bytes)) {
    const auto again = read_cds_declaration(write_declaration(read->declaration));
    ASSERT_TRUE(again) << again.error().message;
  }
  if (const auto read = declaration_from_json(bytes)) {
    write_declaration(*read);
    EXPECT_TRUE(*declaration_from_json(declaration_to_json(*read)) == *read);
  }
  if (const auto canonical = canonical_json(bytes)) {
    EXPECT_EQ(*canonical_json(*canonical), *canonical);
  }
  (void)read_dms_notifications(bytes);
  (void)from_dms_pointer(bytes);
  (void)read_signed_content(bytes);
  (void)envelope_from_json(bytes);
  (void)receipt_from_json(bytes);
  (void)submission_views_from_json(bytes);
  (void)submission_view_from_json(bytes);
  (void)submission_answer_from_json(bytes);
  (void)enrolment_request_from_json(bytes);
  (void)certificate_request_from_json(bytes);
  (void)revocation_request_from_json(bytes);
  (void)certificate_answer_from_json(bytes);
  (void)problem_from_json(500, bytes);
  (void)verdict_of_problem(bytes);
  if (const auto evidence = evidence_from_json(bytes)) verify_evidence(*evidence);
}

std::vector<std::string> seeds() {
  SubmissionHeader header = {"s-1", "dk", "H7", "2026-11-24", "rules-1", "DK12345678", ""};
  SubmissionView view;
  view.id = "s-1";
  view.charges.resize(1);
  view.errors.resize(1);
  EvidencePackage package;
  seal::initialise();
  package.public_key_x = seal::base64url(seal::SigningKey::generate().public_key().bytes);
  package.server_key_x = package.public_key_x;
  package.payload = signed_content_bytes(header, a_declaration());
  std::vector<std::string> all = {write_declaration(a_declaration()),
                                  declaration_to_json(a_declaration()),
                                  signed_content_bytes(header, a_declaration()),
                                  envelope_to_json({package.payload, "a..b"}),
                                  submission_view_to_json(view),
                                  evidence_to_json(package),
                                  certificate_request_to_json({{"0\x82"}, "a..b", "a..b"}),
                                  revocation_request_to_json({"kid", "a..b"}),
                                  problem_to_json(422, {"c", "m", "h"}, "{}"),
                                  "$.consignmentShipment[?(@.sequenceNumber == 1)].goodsItems[0]",
                                  "Declaration/GoodsShipment/GovernmentAgencyGoodsItem[2]/Freight"};
  for (const char* folder :
       {"eu/skat_dms-public/testcases/H7", "eu/skat_dms-public/notification_examples"}) {
    for (const auto& path : reference_files(folder, ".xml"))
      all.push_back(file_text(path));
  }
  return all;
}

TEST(Readers, WithstandTextCutOffAnywhere) {
  for (const std::string& seed : seeds()) {
    for (std::size_t length = 0; length < seed.size(); ++length)
      feed(seed.substr(0, length));
  }
}

TEST(Readers, WithstandChangedBytes) {
  std::mt19937 random(kSeed);
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
  for (const std::string& seed : seeds()) {
    for (int i = 0; i < kMutationsEach; ++i) {
      std::string text = seed;
      for (std::size_t change = 0; change <= below(4); ++change) {
        const std::size_t at = below(text.size());
        switch (below(4)) {
          case 0:
            text[at] = static_cast<char>(random());
            break;
          case 1:
            text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
            break;
          case 2:
            text.insert(at, text.substr(below(text.size()), below(40)));
            break;
          default:
            text.erase(at, below(40) + 1);
            break;
        }
        if (text.empty()) text = "x";
      }
      feed(text);
    }
  }
}

TEST(Readers, WithstandMarkupThatGrows) {
  for (const std::string& text :
       {repeated("<a ", 50000), repeated("<a>", 50000), "<a " + repeated("b='c' ", 50000) + "/>",
        repeated("<![CDATA[", 50000), repeated("&amp;", 50000), repeated("[{\"a\":", 50000),
        repeated("\"", 50000), "$" + repeated(".a[", 1000), repeated("/*[", 1000)}) {
    feed(text);
  }
}

}  // namespace
}  // namespace quayside::wire
