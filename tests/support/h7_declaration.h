// An H7 declaration that breaks no rule, and small changes to it, so that tests read as sentences.
#pragma once

#include <string>
#include <vector>

#include "shared/base/date.h"
#include "shared/domain/declaration.h"
#include "shared/rules/rule.h"

namespace quayside::testing {

struct Edit {
  std::string pointer;
  std::string text;
};
using Edits = std::vector<Edit>;
using Rules = std::vector<std::string>;

inline constexpr Date kToday{2026, 11, 24};

/// Paper notebooks from Canada for a private person in Denmark, under the special arrangement.
Declaration an_h7_declaration();
/// The same with fields set, in order; a list grows where a pointer goes one beyond its end.
Declaration with(const Edits& first, const Edits& second = {}, const Edits& third = {},
                 const Edits& fourth = {}, const Edits& fifth = {});

/// Ids of the rules that are broken, each once, in the order of the report.
Rules rules_broken_by(const Declaration& declaration, const Date& as_of = kToday);

/// Pointers below the shipment, a goods item and the location of goods.
std::string shipment(const std::string& below);
std::string item(int index, const std::string& below);
std::string location(const std::string& below);
std::string repeated(const std::string& text, int count);

Edits authorised_place();
Edits company_importer();
Edits contact_person();
Edits exporter_on_first_item();
Edits gift();
Edits ioss_sale();
Edits place_of_locode();
Edits place_of_office();
Edits place_of_operator();
Edits private_declarant();
Edits representative();
Edits second_item();
Edits without_address_of_location();
Edits without_exporter();
Edits without_transport_costs();

}  // namespace quayside::testing
