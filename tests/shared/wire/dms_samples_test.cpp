// The published H7 samples of Danish customs: read, written, compared and checked by the schema.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <iostream>

#include "shared/wire/dms.h"
#include "tests/shared/wire/wire_support.h"
#include "tests/shared/wire/xml_compare.h"

namespace quayside::wire {
namespace {

constexpr const char* kSamples = "eu/skat_dms-public/testcases/H7";
constexpr const char* kSchema = "eu/skat_dms-public/import_xsd/H7_XSDS/DMS_H7_V1.9.xsd";

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
std::string schema_errors(const std::string& xml) {
  const std::string path = testing::TempDir() + "quayside_dms_sample.xml";
  std::ofstream(path, std::ios::binary) << xml;
  const std::string command =
      "xmllint --noout --nonet --schema '" + reference(kSchema).string() + "' '" + path + "' 2>&1";
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
    const std::vector<std::string> after = xml_lines(write_dms_declaration(read->declaration));
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
    const std::vector<std::string> written = xml_lines(write_dms_declaration(read->declaration));
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
    EXPECT_EQ(schema_errors(write_dms_declaration(read->declaration)), "") << path;
  }
}

TEST(DmsWriter, KeepsToTheSchemaWithEverythingFilled) {
  if (!has_xmllint() || !std::filesystem::exists(reference(kSchema))) {
    GTEST_SKIP() << "the H7 schema or xmllint is not at hand";
  }
  EXPECT_EQ(schema_errors(write_dms_declaration(a_declaration())), "");

  Declaration full = a_full_declaration();
  std::vector<std::pair<FieldPointer, std::string>> plain;
  for_each_leaf(full, [&](const Place& leaf) {
    const Format& format = leaf.member->field.format;
    const bool digits = format.characters == Format::Characters::numeric;
    std::string text(static_cast<std::size_t>(digits || format.up_to ? 1 : format.length),
                     digits ? '1' : 'A');
    if (leaf.member->field.name == "currency") text = "DKK";
    plain.emplace_back(leaf.pointer, text);
  });
  for (const auto& [pointer, text] : plain)
    ASSERT_TRUE(set_text(full, pointer, text));
  full.data_set = "H7";
  full.goods_shipment.goods_items[1].goods_item_number.text = "2";
  EXPECT_EQ(schema_errors(write_dms_declaration(full)), "");
}

}  // namespace
}  // namespace quayside::wire
