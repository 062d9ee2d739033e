#include "server/simulator/cds_register.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "server/simulator/identifiers.h"

namespace quayside::simulator {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kLrnReuseMs = 48LL * 3'600'000;

std::string key_of_lrn(const CdsDeclaration& declaration) {
  return declaration.declarant + " " + declaration.lrn;
}

Json line_of(const CdsDeclaration& declaration) {
  Json taxes = Json::array();
  for (const CdsTaxLine& line : declaration.taxes) {
    taxes.push_back({{"item", line.item}, {"type", line.type}});
  }
  return {{"mrn", declaration.mrn},
          {"lrn", declaration.lrn},
          {"declarant", declaration.declarant},
          {"type", declaration.type},
          {"ducr", declaration.ducr},
          {"received", declaration.received_at_ms},
          {"version", declaration.version},
          {"rejected", declaration.rejected ? 1 : 0},
          {"presented", declaration.presented ? 1 : 0},
          {"ended", declaration.ended ? 1 : 0},
          {"taxes", std::move(taxes)}};
}

CdsDeclaration declaration_of(const Json& line) {
  CdsDeclaration declaration;
  declaration.mrn = text_of(line, "mrn");
  declaration.lrn = text_of(line, "lrn");
  declaration.declarant = text_of(line, "declarant");
  declaration.type = text_of(line, "type");
  declaration.ducr = text_of(line, "ducr");
  declaration.received_at_ms = number_of(line, "received");
  declaration.version = static_cast<int>(number_of(line, "version"));
  declaration.rejected = number_of(line, "rejected") == 1;
  declaration.presented = number_of(line, "presented") == 1;
  declaration.ended = number_of(line, "ended") == 1;
  const auto taxes = line.find("taxes");
  if (taxes == line.end() || !taxes->is_array()) return declaration;
  for (const Json& tax : *taxes) {
    declaration.taxes.push_back({text_of(tax, "item"), text_of(tax, "type")});
  }
  return declaration;
}

}  // namespace

Result<Done> CdsRegister::open(const std::string& folder) {
  return journal_.open(folder, "declarations.jsonl",
                       [this](const Json& line) { keep(declaration_of(line)); });
}

std::optional<CdsDeclaration> CdsRegister::find(const std::string& mrn) const {
  const auto found = by_mrn_.find(mrn);
  return found == by_mrn_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<CdsDeclaration> CdsRegister::received_since(const std::string& day) const {
  std::vector<CdsDeclaration> found;
  for (const auto& [mrn, declaration] : by_mrn_) {
    if (format_304(declaration.received_at_ms) >= day) found.push_back(declaration);
  }
  std::sort(found.begin(), found.end(), [](const CdsDeclaration& a, const CdsDeclaration& b) {
    return a.received_at_ms > b.received_at_ms;
  });
  return found;
}

std::vector<CdsDeclaration> CdsRegister::with_ducr(const std::string& ducr) const {
  std::vector<CdsDeclaration> found;
  for (const auto& [mrn, declaration] : by_mrn_) {
    if (declaration.ducr == ducr) found.push_back(declaration);
  }
  return found;
}

void CdsRegister::put(const CdsDeclaration& declaration) {
  journal_.append(line_of(declaration), true);
  keep(declaration);
}

void CdsRegister::keep(const CdsDeclaration& declaration) {
  by_mrn_[declaration.mrn] = declaration;
  if (declaration.rejected) return;
  mrn_of_lrn_[key_of_lrn(declaration)] = declaration.mrn;
  if (!declaration.ducr.empty()) mrn_of_ducr_[declaration.ducr] = declaration.mrn;
}

bool CdsRegister::is_lrn_used(const CdsDeclaration& declaration) const {
  const auto mrn = mrn_of_lrn_.find(key_of_lrn(declaration));
  if (mrn == mrn_of_lrn_.end()) return false;
  return declaration.received_at_ms - by_mrn_.at(mrn->second).received_at_ms < kLrnReuseMs;
}

bool CdsRegister::is_ducr_used(const CdsDeclaration& declaration) const {
  return !declaration.ducr.empty() && mrn_of_ducr_.count(declaration.ducr) > 0;
}

}  // namespace quayside::simulator
