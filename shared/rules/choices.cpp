#include "shared/rules/choices.h"

#include <algorithm>
#include <iterator>

namespace quayside {

bool is_choice(const Rule& rule) {
  constexpr std::string_view kChoices[] = {"value.transport_costs_of_items_add_up",
                                           "mass.shipment_is_not_lighter_than_its_items"};
  return std::find(std::begin(kChoices), std::end(kChoices), rule.id) != std::end(kChoices);
}

}  // namespace quayside
