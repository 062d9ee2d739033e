#include "shared/wire/mandate.h"

#include <gtest/gtest.h>

#include "shared/seal/seal.h"
#include "shared/wire/submission.h"
#include "tests/support/h7_declaration.h"

namespace quayside::wire {
namespace {

Mandate a_mandate() {
  Mandate mandate;
  mandate.id = "0d2f1a6e-8f0b-4d3b-9a6e-2f4f1c7b9d10";
  mandate.client = "DK12345678";
  mandate.broker = "DK11223344";
  mandate.representation = "2";
  mandate.data_sets = {"dk/H7"};
  mandate.from = "2026-11-01";
  mandate.until = "2026-11-30";
  return mandate;
}

SubmissionHeader a_header(const std::string& day = "2026-11-24") {
  SubmissionHeader header;
  header.declarant = "DK11223344";
  header.as_of = day;
  return header;
}

Declaration represented() { return testing::with(testing::representative()); }

std::string code(const auto& result) { return result ? "" : result.error().code; }

TEST(Mandate, IsReadBackAndHasOneForm) {
  Mandate mandate = a_mandate();
  mandate.procedures = {"40", "42"};
  mandate.value_cap.amount.text = "1000.50";
  mandate.value_cap.currency = "DKK";
  const std::string bytes = mandate_bytes(mandate);
  const auto read = mandate_from_json(bytes);
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(mandate_bytes(*read), bytes);
  EXPECT_EQ(code(mandate_from_json(bytes + " ")), "mandate_malformed");
}

TEST(Mandate, MustSayWhoWhatAndWhen) {
  const std::vector<std::function<void(Mandate&)>> faults{
      [](Mandate& m) { m.id = "1"; },
      [](Mandate& m) { m.client = "dk1"; },
      [](Mandate& m) { m.broker = m.client; },
      [](Mandate& m) { m.representation = "1"; },
      [](Mandate& m) { m.data_sets.clear(); },
      [](Mandate& m) { m.data_sets = {"H7"}; },
      [](Mandate& m) { m.procedures = {"4000"}; },
      [](Mandate& m) { m.value_cap.amount.text = "much"; },
      [](Mandate& m) { m.value_cap.amount.text = "1"; },
      [](Mandate& m) { m.from = "2026-11-31"; },
      [](Mandate& m) { m.until = "2026-10-31"; },
  };
  for (const auto& fault : faults) {
    Mandate mandate = a_mandate();
    fault(mandate);
    EXPECT_EQ(code(mandate_from_json(mandate_bytes(mandate))), "mandate_malformed")
        << mandate_bytes(mandate);
  }
}

TEST(Mandate, HoldsFromItsFirstToItsLastDay) {
  EXPECT_EQ(code(mandate_covers(a_mandate(), a_header("2026-10-31"), represented())),
            "mandate_not_yet");
  EXPECT_EQ(code(mandate_covers(a_mandate(), a_header("2026-11-01"), represented())), "");
  EXPECT_EQ(code(mandate_covers(a_mandate(), a_header("2026-11-30"), represented())), "");
  EXPECT_EQ(code(mandate_covers(a_mandate(), a_header("2026-12-01"), represented())),
            "mandate_expired");
}

TEST(Mandate, IsForReleaseForFreeCirculationInH7ThoughItHasNoProcedure) {
  Mandate mandate = a_mandate();
  mandate.procedures = {"40"};
  EXPECT_EQ(code(mandate_covers(mandate, a_header(), represented())), "");
  mandate.procedures = {"10"};
  EXPECT_EQ(code(mandate_covers(mandate, a_header(), represented())), "mandate_procedure");
}

TEST(Mandate, CapsTheValueToTheLastUnit) {
  Mandate mandate = a_mandate();
  mandate.value_cap.currency = "DKK";
  mandate.value_cap.amount.text = "1000";  // the value of the goods
  EXPECT_EQ(code(mandate_covers(mandate, a_header(), represented())), "");
  mandate.value_cap.amount.text = "999.99";
  EXPECT_EQ(code(mandate_covers(mandate, a_header(), represented())), "mandate_value");
  Declaration unknown = represented();
  unknown.goods_shipment.goods_items[0].intrinsic_value.amount.text = "1,000";
  EXPECT_EQ(code(mandate_covers(mandate, a_header(), unknown)), "mandate_value_unknown");
}

TEST(Mandate, IsNeededByARepresentativeAndByNobodyElse) {
  EXPECT_TRUE(needs_mandate(a_header(), represented()));
  SubmissionHeader own = a_header();
  own.declarant = "DK12345678";
  EXPECT_FALSE(needs_mandate(own, represented()));
  EXPECT_EQ(code(check_mandate(a_header(), represented())), "mandate_missing");
  own.mandate = {"x", "y", "z"};
  EXPECT_EQ(code(check_mandate(own, represented())), "mandate_not_needed");
}

TEST(Mandate, IsChosenAmongThoseThatTheServerTold) {
  seal::initialise();
  const auto key = seal::SigningKey::generate();
  const auto view = [&](const Mandate& mandate, const std::string& revoked_at = "") {
    MandateView one;
    const std::string bytes = mandate_bytes(mandate);
    one.carried = {bytes, seal::sign_detached(key, seal::Purpose::mandate, 1, bytes),
                   seal::base64url(key.public_key().bytes)};
    one.mandate = mandate;
    one.client_name = "Havnens Spedition ApS";
    one.given_at = "2026-11-24T09:13:16Z";
    one.revoked_at = revoked_at;
    return one;
  };
  Mandate narrow = a_mandate();
  narrow.data_sets = {"dk/H1"};
  const auto fitting = view(a_mandate());
  EXPECT_EQ(code(choose_mandate({}, a_header(), represented())), "mandate_missing");
  EXPECT_EQ(code(choose_mandate({view(narrow)}, a_header(), represented())), "mandate_data_set");
  EXPECT_EQ(
      code(choose_mandate({view(a_mandate(), "2026-11-24T09:13:16Z")}, a_header(), represented())),
      "mandate_missing");
  const auto chosen = choose_mandate({view(narrow), fitting}, a_header(), represented());
  ASSERT_TRUE(chosen.has_value());
  EXPECT_EQ(*chosen, fitting.carried);
  const auto read = mandate_views_from_json(mandate_views_to_json({view(narrow), fitting}));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(mandate_views_to_json(*read), mandate_views_to_json({view(narrow), fitting}));
}

}  // namespace
}  // namespace quayside::wire
