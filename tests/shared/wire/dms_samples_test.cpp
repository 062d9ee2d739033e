// The published H7 samples of Danish customs: read, written, compared and checked by the schema.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <map>

#include "shared/wire/dms.h"
#include "tests/shared/wire/wire_support.h"
#include "tests/shared/wire/xml_compare.h"

namespace quayside::wire {
namespace {

constexpr const char* kSamples = "eu/skat_dms-public/testcases/H7";

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

std::filesystem::path schema_of(const std::string& data_set) {
  static const std::map<std::string, std::string> schemas = {
      {"H1", "import_xsd/H1_XSDS/DMS_H1_V2.3.xsd"}, {"H5", "import_xsd/H5_XSDS/DMS_H5_V2.1.xsd"},
      {"H6", "import_xsd/H6_XSDS/DMS_H6_V2.1.xsd"}, {"H7", "import_xsd/H7_XSDS/DMS_H7_V1.9.xsd"},
      {"I1", "import_xsd/I1_XSDS/DMS_I1_V2.2.xsd"}, {"B1", "export_xsd/B1_XSDs/DMS_B1_v1.27.xsd"},
      {"C1", "export_xsd/C1_XSDs/DMS_C1_v1.29.xsd"}};
  const std::string& schema = schemas.at(data_set);
  if (schema.starts_with("import")) return reference("eu/skat_dms-public/" + schema);
  return export_schemas() / schema.substr(schema.find('/') + 1);
}

// The samples leave blanks for the trader to fill in.
std::string filled(const std::filesystem::path& path) {
  std::string text = file_text(path);
  text = replaced(text, "{{LRN}}", "QS-2026-000001");
  text = replaced(text, "{{MRN}}", "26DK0123456789ABR0");
  text = replaced(text, "{{CVR}}", "12345678");
  text = replaced(text, "{{DeclarantEORI}}", "DK12345678");
  return replaced(text, "{{ImporterEORI}}", "DK87654321");
}

bool is_new(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  return name.find("Standard") != std::string::npos || name.find("pre-lodged") != std::string::npos;
}

// What xmllint says of a message; empty when it is valid.
std::string schema_errors(const std::string& xml, const std::string& data_set) {
  const std::string path =
      testing::TempDir() + "quayside_dms_sample_" + std::to_string(::getpid()) + ".xml";
  std::ofstream(path, std::ios::binary) << xml;
  const std::string command =
      "xmllint --noout --nonet --schema '" + schema_of(data_set).string() + "' '" + path + "' 2>&1";
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

TEST(DmsSamples, ComeBackTheSame) {
  const auto samples = reference_files(kSamples, ".xml");
  if (samples.empty()) GTEST_SKIP() << "the H7 samples are not at hand";
  for (const auto& path : samples) {
    const std::string sample = filled(path);
    const Result<ReadDeclaration> read = read_dms_declaration(sample);
    ASSERT_TRUE(read) << path << read.error().message;
    const std::vector<std::string> before = xml_lines(sample);
    const std::vector<std::string> after = xml_lines(write_declaration(read->declaration));
    std::cout << path.filename().string() << ": " << before.size() << " elements, "
              << read->not_carried.size() << " not carried, "
              << (before == after ? "comes back the same" : "comes back as a new declaration")
              << "\n";
    for (const NotCarried& part : read->not_carried) {
      std::cout << "    " << part.path << " = " << part.value << "\n";
    }
    EXPECT_EQ(before == after, read->not_carried.empty()) << path;
    EXPECT_EQ(is_new(path), read->not_carried.empty()) << path;
  }
}

TEST(DmsSamples, LoseNothingButWhatIsListed) {
  const auto samples = reference_files(kSamples, ".xml");
  if (samples.empty()) GTEST_SKIP() << "the H7 samples are not at hand";
  for (const auto& path : samples) {
    const std::string sample = filled(path);
    const Result<ReadDeclaration> read = read_dms_declaration(sample);
    ASSERT_TRUE(read);
    const std::vector<std::string> written = xml_lines(write_declaration(read->declaration));
    for (const std::string& line : xml_lines(sample)) {
      const auto is_listed = [&](const NotCarried& part) {
        return line.rfind("/" + part.path + " ", 0) == 0;
      };
      const bool is_parent = line.ends_with(" = ");
      const bool listed =
          std::any_of(read->not_carried.begin(), read->not_carried.end(), is_listed);
      if (listed || is_parent) continue;
      EXPECT_THAT(written, testing::Contains(line)) << path;
    }
  }
}

TEST(DmsSamples, AreValidWhenWrittenAgain) {
  const auto samples = reference_files(kSamples, ".xml");
  if (samples.empty() || !has_xmllint()) {
    GTEST_SKIP() << "the H7 samples or xmllint are not at hand";
  }
  for (const auto& path : samples) {
    if (!is_new(path)) continue;
    const Result<ReadDeclaration> read = read_dms_declaration(filled(path));
    ASSERT_TRUE(read);
    EXPECT_EQ(schema_errors(write_declaration(read->declaration), "H7"), "") << path;
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
  EXPECT_EQ(schema_errors(write_declaration(a_declaration()), "H7"), "");
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
    EXPECT_EQ(schema_errors(write_declaration(full), name), "") << name;
  }
}

}  // namespace
}  // namespace quayside::wire
