// The sample messages of Danish customs: what customs publishes as right is right here too.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "shared/rules/rule.h"
#include "shared/wire/dms.h"
#include "tests/support/h7_declaration.h"

namespace quayside::testing {
namespace {

std::string filled(std::string text) {
  const std::pair<std::string, std::string> values[] = {
      {"{{LRN}}", "QS-2026-1"},
      {"{{CVR}}", "12345678"},
      {"{{DeclarantEORI}}", "DK12345678"},
      {"{{ImporterEORI}}", "DK87654321"},
      {"{{ExporterEORI}}", "DK87654321"},
      {"{{SDEAuthorisation}}", "DKSDE123456789"},
  };
  for (const auto& [name, value] : values) {
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
      text.replace(at, name.size(), value);
    }
  }
  return text;
}

void expect_no_error(const std::string& name, const Date& as_of) {
  const std::string path =
      std::string(QUAYSIDE_REFERENCE_DIR) + "/eu/skat_dms-public/testcases/" + name;
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no reference material at " << path;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  const auto read = wire::read_dms_declaration(filled(text.str()));
  ASSERT_TRUE(read.has_value()) << read.error().message;
  const Verdict verdict = validate(read->declaration, as_of);
  EXPECT_FALSE(verdict.has_errors());
  for (const Issue& issue : verdict.issues) {
    if (issue.severity == Severity::error) ADD_FAILURE() << issue.rule->id;
  }
}

TEST(ReferenceSamples, StandardOf2026HasNoError) {
  expect_no_error("H7/Test Case - H7 Standard v2.2.xml", kToday);
}

TEST(ReferenceSamples, StandardOf2025HadNoError) {
  expect_no_error("H7/Test Case - H7 Standard v2.1.xml", {2025, 12, 1});
}

TEST(ReferenceSamples, PrelodgedOf2025HadNoError) {
  expect_no_error("H7/Test Case - H7 pre-lodged v2.1.xml", {2025, 12, 1});
}

// New declarations of the other data sets, as of the edition that they were published with.
// Not here: B1, whose previous document has the type "380" with a category "N" beside it, as no
// schema of 2025 has it; supplementary, presentation and repayment messages, which are other types.
TEST(ReferenceSamples, OtherDataSetsHaveNoError) {
  for (const char* name :
       {"H1/Test Case - H1 Standard_v1.4.xml", "H1/Test Case - H1 Pre-lodge_v1.2.xml",
        "H5/Test Case - H5 Pre-lodged v1.2.xml", "H6/Test Case - H6 Pre-lodged_v1.1.xml",
        "I1/Test Case - I1 Standard_v1.2.xml", "C1/Test Case - C1 Standard Acceptance_v1.2.xml",
        "C1/Test Case - C1 Pre-lodged Registered_v1.2.xml",
        "C1/Test Case - C1 Pre-lodged Registered_v1.3.xml"}) {
    SCOPED_TRACE(name);
    expect_no_error(name, {2025, 12, 1});
  }
}

}  // namespace
}  // namespace quayside::testing
