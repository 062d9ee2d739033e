// The samples of HMRC: read, written, compared and checked by the schema.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdio>

#include "shared/wire/cds.h"
#include "tests/shared/wire/tables.h"
#include "tests/shared/wire/wire_support.h"
#include "tests/shared/wire/xml_compare.h"

namespace quayside::wire {
namespace {

constexpr const char* kSamples = "gb/samples_curated";
constexpr const char* kSchema = "gb/derived/driver_declaration.xsd";
constexpr const char* kCancelSchema = "gb/derived/driver_cancel.xsd";

// Declarations and what changes them; the rest are notifications of customs.
std::vector<std::filesystem::path> samples() {
  std::vector<std::filesystem::path> files;
  for (const auto& path : reference_files(kSamples, ".xml")) {
    if (path.filename().string().find("_RES_") == std::string::npos) files.push_back(path);
  }
  return files;
}

std::string kind_of(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  if (name.find("_COR_") != std::string::npos) return "amendment";
  if (name.find("_INV_") != std::string::npos) return "invalidation";
  return name.find("_GPR_") != std::string::npos ? "presentation" : "";
}

bool has_xmllint() { return std::system("xmllint --version >/dev/null 2>&1") == 0; }

// What xmllint says of a message; empty when it is valid.
std::string schema_errors(const std::string& xml, const char* schema = kSchema) {
  const std::string path =
      testing::TempDir() + "quayside_cds_sample_" + std::to_string(::getpid()) + ".xml";
  std::ofstream(path, std::ios::binary) << xml;
  const std::string command =
      "xmllint --noout --nonet --schema '" + reference(schema).string() + "' '" + path + "' 2>&1";
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return "xmllint could not be started";
  char buffer[4096];
  for (std::size_t n = 0; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;)
    output.append(buffer, n);
  const int status = pclose(pipe);
  std::remove(path.c_str());
  return status == 0 ? std::string() : output;
}

// The lines of a message without what says nothing, as where schemas lie.
std::vector<std::string> meaning(const std::string& xml) {
  std::vector<std::string> lines;
  for (std::string line : canonical_lines(xml)) {
    const std::size_t location = line.find(" xsi:schemaLocation=");
    if (location != std::string::npos) line.erase(location, line.rfind(" = ") - location);
    lines.push_back(line);
  }
  return lines;
}

TEST(CdsSamples, ComeBackTheSame) {
  const auto files = samples();
  if (files.empty()) GTEST_SKIP() << "the samples of HMRC are not at hand";
  Table table("samples_gb_round_trip", kRoundTripColumns);
  for (const auto& path : files) {
    const std::string sample = file_text(path);
    const Result<ReadDeclaration> read = read_cds_declaration(sample);
    ASSERT_TRUE(read) << path << read.error().message;
    const std::vector<std::string> before = meaning(sample);
    const std::vector<std::string> after = meaning(write_message(read->declaration, read->rest));
    const std::string difference = first_difference(before, after);
    table.add(round_trip_row(path, *read, before.size(), difference));
    EXPECT_EQ(difference, "") << path;
    EXPECT_EQ(read->not_carried.empty(), read->rest.extras.empty()) << path;
    EXPECT_EQ(read->rest.request.kind, kind_of(path)) << path;
    EXPECT_EQ(read->rest.request.mrn.empty(), kind_of(path).empty()) << path;
  }
}

TEST(CdsSamples, AreValidWhenWrittenAgain) {
  const auto files = samples();
  if (files.empty() || !has_xmllint() || !std::filesystem::exists(reference(kSchema))) {
    GTEST_SKIP() << "the samples, the schemas of HMRC or xmllint are not at hand";
  }
  Table table("samples_gb_schema", {"file", "schema", "verdict"});
  for (const auto& path : files) {
    const Result<ReadDeclaration> read = read_cds_declaration(file_text(path));
    ASSERT_TRUE(read);
    const std::string again = write_message(read->declaration, read->rest);
    const bool is_cancellation = read->rest.request.kind == "invalidation";
    const char* schema = is_cancellation ? kCancelSchema : kSchema;
    const std::string errors = schema_errors(again, schema);
    table.add({path.filename().string(), schema, errors.empty() ? "valid" : errors});
    EXPECT_EQ(errors, "") << path;
  }
}

}  // namespace
}  // namespace quayside::wire
