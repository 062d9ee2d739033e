// The published samples of Danish customs, of every kind of message: read, written, compared and
// checked by the schema.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdio>
#include <map>

#include "shared/wire/dms.h"
#include "shared/wire/json.h"
#include "tests/shared/wire/tables.h"
#include "tests/shared/wire/wire_support.h"
#include "tests/shared/wire/xml_compare.h"

namespace quayside::wire {
namespace {

// Of every data set.
std::vector<std::filesystem::path> samples_of_customs() {
  std::vector<std::filesystem::path> files;
  for (const char* set : {"B1", "C1", "H1", "H5", "H6", "H7", "I1"}) {
    const std::string folder = "eu/skat_dms-public/testcases/" + std::string(set);
    for (const auto& path : reference_files(folder, ".xml"))
      files.push_back(path);
  }
  return files;
}

// The export schemas lie in folders with blanks in their names, which xmllint does not follow.
const std::filesystem::path& export_schemas() {
  static const std::filesystem::path copy = [] {
    const std::filesystem::path folder =
        testing::TempDir() + "quayside_export_xsd_" + std::to_string(::getpid());
    const std::string from = reference("eu/skat_dms-public/export_xsd").string();
    const std::string command =
        "rm -rf '" + folder.string() + "' && mkdir -p '" + folder.string() + "' && cd '" + from +
        "' && find . -name '*.xsd' | while read -r file; do "
        "to='" +
        folder.string() +
        "'/$(echo \"$file\" | tr ' ' '_'); "
        "mkdir -p \"$(dirname \"$to\")\"; "
        "sed '/schemaLocation/s/DMS DS/DMS_DS/;/schemaLocation/s/WCO EDS/WCO_EDS/' \"$file\" "
        "> \"$to\"; done";
    if (std::system(command.c_str()) != 0) return std::filesystem::path();
    return folder;
  }();
  return copy;
}

// The schema of a message about a declaration of the data set; empty where none is published.
std::filesystem::path schema_of(const std::string& data_set, const Request& request = {}) {
  static const std::map<std::string, std::string> schemas = {
      {"H1", "import_xsd/H1_XSDS/DMS_H1_V2.3.xsd"},
      {"H1 amendment", "import_xsd/H1_XSDS/DMS_H1_AMENDMENT_CORRECTION_V2.3.xsd"},
      {"H1 invalidation", "import_xsd/H1_XSDS/DMS_H1_INVALIDATION_V2.1.xsd"},
      {"H1 invalidation 4c", "import_xsd/H1_XSDS/DMS_H1_INVALIDATION_AND_REPAYMENT_V2.0.xsd"},
      {"H1 repayment 4c", "import_xsd/H1_XSDS/DMS_H1_REPAYMENT_REMISSION_V2.0.xsd"},
      {"H1 presentation", "import_xsd/I2_XSDS/DMS_I2_PN_V1.6.xsd"},
      {"H5", "import_xsd/H5_XSDS/DMS_H5_V2.1.xsd"},
      {"H5 amendment", "import_xsd/H5_XSDS/DMS_H5_AMENDMENT_CORRECTION_V2.1.xsd"},
      {"H5 invalidation", "import_xsd/H5_XSDS/DMS_H5_INVALIDATION_V2.1.xsd"},
      {"H5 invalidation 4c", "import_xsd/H5_XSDS/DMS_H5_INVALIDATION_AND_REPAYMENT_V2.0.xsd"},
      {"H5 repayment 4c", "import_xsd/H5_XSDS/DMS_H5_REPAYMENT_REMISSION_V2.0.xsd"},
      {"H6", "import_xsd/H6_XSDS/DMS_H6_V2.1.xsd"},
      {"H6 amendment", "import_xsd/H6_XSDS/DMS_H6_AMENDMENT_CORRECTION_V2.1.xsd"},
      {"H6 invalidation", "import_xsd/H6_XSDS/DMS_H6_INVALIDATION_V2.1.xsd"},
      {"H6 invalidation 4c", "import_xsd/H6_XSDS/DMS_H6_INVALIDATION_AND_REPAYMENT_V2.0.xsd"},
      {"H6 repayment 4c", "import_xsd/H6_XSDS/DMS_H6_REPAYMENT_REMISSION_V2.0.xsd"},
      {"H7", "import_xsd/H7_XSDS/DMS_H7_V1.9.xsd"},
      {"H7 amendment", "import_xsd/H7_XSDS/DMS_H7_AMENDMENT_CORRECTION_V1.8.xsd"},
      {"H7 invalidation", "import_xsd/H7_XSDS/DMS_H7_INVALIDATION_V1.4.xsd"},
      {"H7 invalidation 4c", "import_xsd/H7_XSDS/DMS_H7_INVALIDATION_AND_REPAYMENT_V1.4.xsd"},
      {"H7 repayment 4c", "import_xsd/H7_XSDS/DMS_H7_REPAYMENT_REMISSION_V1.0.xsd"},
      {"I1", "import_xsd/I1_XSDS/DMS_I1_V2.2.xsd"},
      {"I1 amendment", "import_xsd/I1_XSDS/DMS_I1_AMENDMENT_CORRECTION_V2.2.xsd"},
      {"I1 invalidation", "import_xsd/I1_XSDS/DMS_I1_INVALIDATION_V2.1.xsd"},
      {"I1 invalidation 4c", "import_xsd/I1_XSDS/DMS_I1_INVALIDATION_AND_REPAYMENT_V2.0.xsd"},
      {"I1 repayment 4c", "import_xsd/I1_XSDS/DMS_I1_REPAYMENT_REMISSION_V2.0.xsd"},
      {"I1 supplementary", "import_xsd/I1_XSDS/DMS_I1_SUPPLEMENTARY_V2.2.xsd"},
      {"B1", "export_xsd/B1_XSDs/DMS_B1_v1.27.xsd"},
      {"B1 amendment", "export_xsd/B1_XSDs/DMS_B1_Amendment_Correction_v1.27.xsd"},
      {"B1 invalidation", "export_xsd/B1_XSDs/DMS_B1_Invalidation_v1.22.xsd"},
      {"C1", "export_xsd/C1_XSDs/DMS_C1_v1.29.xsd"},
      {"C1 amendment", "export_xsd/C1_XSDs/DMS_C1_Amendment_Correction_v1.29.xsd"},
      {"C1 invalidation", "export_xsd/C1_XSDs/DMS_C1_Invalidation_v1.22.xsd"},
      {"C1 supplementary", "export_xsd/C1_XSDs/DMS_C1_Supplementary_v1.28.xsd"}};
  std::string key = data_set;
  if (!request.kind.empty()) key += " " + request.kind;
  if (!request.repayment.type.empty()) key += " 4c";
  const auto found = schemas.find(key);
  if (found == schemas.end()) return {};
  const std::string& schema = found->second;
  if (schema.starts_with("import")) return reference("eu/skat_dms-public/" + schema);
  return export_schemas() / schema.substr(schema.find('/') + 1);
}

// The samples leave blanks for the trader to fill in.
std::string filled(const std::filesystem::path& path) {
  std::string text = file_text(path);
  text = replaced(text, "{{LRN}}", "QS-2026-000001");
  text = replaced(text, "{{MRN}}", "26DK0123456789ABR0");
  text = replaced(text, "{{CVR}}", "12345678");
  text = replaced(text, "{{SDEAuthorisation}}", "DKSDE1234567");
  text = replaced(text, "{{ExporterEORI}}", "DK23456789");
  text = replaced(text, "{{DeclarantEORI}}", "DK12345678");
  return replaced(text, "{{ImporterEORI}}", "DK87654321");
}

// What xmllint says of a message; empty when it is valid.
std::string schema_errors(const std::string& xml, const std::filesystem::path& schema) {
  const std::string path =
      testing::TempDir() + "quayside_dms_sample_" + std::to_string(::getpid()) + ".xml";
  std::ofstream(path, std::ios::binary) << xml;
  const std::string command =
      "xmllint --noout --nonet --schema '" + schema.string() + "' '" + path + "' 2>&1";
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return "xmllint could not be started";
  char buffer[4096];
  for (std::size_t n = 0; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) {
    output.append(buffer, n);
  }
  const int status = pclose(pipe);
  std::remove(path.c_str());
  return status == 0 ? std::string() : output;
}

bool has_xmllint() { return std::system("xmllint --version >/dev/null 2>&1") == 0; }

std::string written(const ReadDeclaration& read) {
  return write_message(read.declaration, read.rest);
}

// The samples of B1 leave out that an origin is the non-preferential one, which their schema asks
// for; those of H1 have the additional procedure before the procedure.
std::vector<std::string> meaning(const std::string& xml, const std::string& data_set) {
  std::vector<std::string> lines = canonical_lines(xml);
  if (data_set == "B1") {
    std::erase_if(lines, [](const std::string& line) {
      return line.ends_with("/GovernmentAgencyGoodsItem/Origin/TypeCode = 1");
    });
  }
  if (data_set == "H1") {
    const auto is_procedure = [](const std::string& line) {
      return line.find("/GovernmentProcedure") != std::string::npos;
    };
    const auto first = std::find_if(lines.begin(), lines.end(), is_procedure);
    std::sort(first, std::find_if_not(first, lines.end(), is_procedure));
  }
  return lines;
}

TEST(DmsSamples, ComeBackTheSame) {
  const auto samples = samples_of_customs();
  if (samples.empty()) GTEST_SKIP() << "the samples of Danish customs are not at hand";
  EXPECT_GE(samples.size(), 43U);
  Table table("samples_dk_round_trip", kRoundTripColumns);
  for (const auto& path : samples) {
    const std::string sample = filled(path);
    const Result<ReadDeclaration> read = read_dms_declaration(sample);
    ASSERT_TRUE(read) << path << read.error().message;
    const std::string& set = read->declaration.data_set;
    const std::vector<std::string> before = meaning(sample, set);
    const std::string difference = first_difference(before, meaning(written(*read), set));
    table.add(round_trip_row(path, *read, before.size(), difference));
    EXPECT_EQ(difference, "") << path;
    EXPECT_EQ(read->not_carried.empty(), read->rest.extras.empty()) << path;
  }
}

// What has no place stands in the JSON of the draft, too.
TEST(DmsSamples, ComeBackTheSameByWayOfJson) {
  const auto samples = samples_of_customs();
  if (samples.empty()) GTEST_SKIP() << "the samples of Danish customs are not at hand";
  for (const auto& path : samples) {
    const Result<ReadDeclaration> read = read_dms_declaration(filled(path));
    ASSERT_TRUE(read) << path;
    const Result<ReadDeclaration> again =
        read_declaration(message_to_json(read->declaration, read->rest));
    ASSERT_TRUE(again) << path << again.error().message;
    EXPECT_EQ(written(*read), written(*again)) << path;
  }
}

TEST(DmsSamples, AreOfTheKindThatTheirNamesSay) {
  const auto samples = samples_of_customs();
  if (samples.empty()) GTEST_SKIP() << "the samples of Danish customs are not at hand";
  const std::pair<std::string, std::string> kinds[] = {
      {"Amendment", "amendment"},       {"Correction", "amendment"},
      {"Invalidation", "invalidation"}, {"Invaldiation", "invalidation"},
      {"Presentation", "presentation"}, {"Repayment 4c", "repayment"},
      {"Remission", "repayment"},       {"Repayment", "repayment"},
      {"Suppl", "supplementary"}};
  for (const auto& path : samples) {
    const Result<ReadDeclaration> read = read_dms_declaration(filled(path));
    ASSERT_TRUE(read) << path;
    std::string expected;
    for (const auto& [part, kind] : kinds) {
      const bool is_named = path.filename().string().find(part) != std::string::npos;
      if (expected.empty() && is_named) expected = kind;
    }
    EXPECT_EQ(read->rest.request.kind, expected) << path;
    EXPECT_EQ(read->rest.request.mrn, expected.empty() ? "" : "26DK0123456789ABR0") << path;
  }
}

// Samples that the published schemas refuse as they stand; see the message of xmllint.
bool is_invalid_itself(const std::filesystem::path& path, const std::filesystem::path& schema) {
  return !schema_errors(filled(path), schema).empty();
}

TEST(DmsSamples, AreValidWhenWrittenAgain) {
  const auto samples = samples_of_customs();
  if (samples.empty() || !has_xmllint()) {
    GTEST_SKIP() << "the samples of Danish customs or xmllint are not at hand";
  }
  Table table("samples_dk_schema", {"file", "schema", "verdict"});
  for (const auto& path : samples) {
    const Result<ReadDeclaration> read = read_dms_declaration(filled(path));
    ASSERT_TRUE(read);
    const auto schema = schema_of(read->declaration.data_set, read->rest.request);
    std::string verdict;
    if (schema.empty()) {
      verdict = "without a published schema";
    } else if (is_invalid_itself(path, schema)) {
      verdict = "not valid as published";
    } else {
      const std::string errors = schema_errors(written(*read), schema);
      EXPECT_EQ(errors, "") << path;
      verdict = errors.empty() ? "valid" : errors;
    }
    table.add({path.filename().string(), schema.filename().string(), verdict});
  }
}

// A text that the schemas take, as far as the format tells.
std::string plain_text(const Place& leaf) {
  const Format& format = leaf.member->field.format;
  const std::string_view name = leaf.member->field.name;
  if (name == "currency" || name == "internalCurrencyUnit") return "DKK";
  if (name.starts_with("dateOf")) return "20261124";
  if (leaf.list == "eori") return "DK12345678";
  if (leaf.list == "country" || leaf.list == "preferentialOrigin") return "CN";
  if (leaf.list == "locationQualifier") return "U";
  if (leaf.list == "representativeStatus") return "2";
  const bool digits = format.characters == Format::Characters::numeric;
  return std::string(static_cast<std::size_t>(format.up_to ? 1 : format.length),
                     digits ? '1' : 'A');
}

TEST(DmsWriter, KeepsToTheSchemasWithEverythingFilled) {
  if (!has_xmllint() || !std::filesystem::exists(schema_of("H7"))) {
    GTEST_SKIP() << "the schemas or xmllint are not at hand";
  }
  EXPECT_EQ(schema_errors(write_declaration(a_declaration()), schema_of("H7")), "");
  for (const DataSet& data_set : all_data_sets()) {
    if (data_set.profile != "dk") continue;
    const std::string name(data_set.name);
    Declaration full = a_full_declaration(name);
    std::vector<std::pair<FieldPointer, std::string>> plain;
    for_each_leaf(full, [&](const Place& leaf) {
      if (!leaf.text().empty()) plain.emplace_back(leaf.pointer, plain_text(leaf));
    });
    for (const auto& [pointer, text] : plain)
      ASSERT_TRUE(set_text(full, pointer, text));
    full.data_set = name;
    full.goods_shipment.goods_items[1].goods_item_number.text = "2";
    EXPECT_EQ(schema_errors(write_declaration(full), schema_of(name)), "") << name;
  }
}

}  // namespace
}  // namespace quayside::wire
