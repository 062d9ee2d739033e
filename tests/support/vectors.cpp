#include "tests/support/vectors.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "shared/base/ensure.h"
#include "shared/wire/json.h"

namespace quayside::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::vector<fs::path> vector_files(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

json cases_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  json cases = json::parse(text, nullptr, false);
  ensure(cases.is_array(), "a vector file is a JSON array");
  return cases;
}

}  // namespace

std::vector<Vector> all_vectors(const std::string& source_folder) {
  std::vector<Vector> all;
  for (const fs::path& path : vector_files(source_folder + "/tests/vectors/rules")) {
    for (const json& one : cases_of(path)) {
      const auto declaration = wire::declaration_from_json(one.at("declaration").dump());
      const auto day = Date::parse(one.at("asOf").get<std::string>());
      ensure(declaration.has_value() && day.has_value(), "a vector can be read");
      all.push_back({path.stem().string(), one.at("name"), *day, *declaration, one.at("expect")});
    }
  }
  return all;
}

Declaration british_export(const std::string& source_folder, const std::string& eori,
                           const std::string& lrn) {
  static const std::vector<Vector> all = all_vectors(source_folder);
  const auto found = std::find_if(all.begin(), all.end(), [](const Vector& one) {
    return one.rule == "gb.export_has_its_ducr" && one.expect.empty();
  });
  ensure(found != all.end(), "there is a British export without errors");
  Declaration declaration = found->declaration;
  declaration.lrn = lrn;
  declaration.declarant.identification_number = eori;
  declaration.goods_shipment.exporter.identification_number = eori;
  declaration.representative = {};
  return declaration;
}

std::vector<TogetherVector> all_together_vectors(const std::string& source_folder) {
  std::vector<TogetherVector> all;
  for (const fs::path& path : vector_files(source_folder + "/tests/vectors/together")) {
    for (const json& one : cases_of(path))
      all.push_back({path.stem().string(), one});
  }
  return all;
}

}  // namespace quayside::testing
