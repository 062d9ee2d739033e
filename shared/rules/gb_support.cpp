#include "shared/rules/gb_support.h"

namespace quayside {

Rule gb_rule(std::string_view id, std::vector<std::string_view> sources, std::string_view law,
             void (*check)(const Facts&, Reporter&)) {
  return {.id = id, .profile = "gb", .sources = std::move(sources), .law = law, .check = check};
}

Rule as_kind(Kind kind, Rule rule) {
  rule.kind = kind;
  return rule;
}

std::vector<FieldPointer> statements_of(const NumberedItem& item, std::string_view code) {
  std::vector<FieldPointer> at;
  const auto& all = item.item->additional_information;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].code == code) at.push_back(item.pointer() / "additionalInformation" / i / "code");
  }
  return at;
}

std::vector<FieldPointer> documents_of(const NumberedItem& item, std::string_view type) {
  std::vector<FieldPointer> at;
  const auto& all = item.item->supporting_documents;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].type == type) at.push_back(item.pointer() / "supportingDocuments" / i / "type");
  }
  return at;
}

bool states(const NumberedItem& item, std::string_view code) {
  return !statements_of(item, code).empty();
}

}  // namespace quayside
