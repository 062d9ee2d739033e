#include "shared/rules/levels.h"

#include "shared/rules/fixes.h"

namespace quayside {

void report_on_both(const Facts& facts, Reporter& reporter, const Level& level) {
  const std::string& above = facts.declaration.goods_shipment.*level.of_shipment;
  if (above.empty()) return;
  std::vector<FieldPointer> at = {shipment_pointer() / level.name};
  std::vector<Fix> fixes;
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string& text = item.item->*level.of_item;
    if (text.empty()) continue;
    at.push_back(item.pointer() / level.name);
    if (text == above) fixes.push_back(remove(at.back()));
  }
  if (at.size() == 1) return;
  if (fixes.size() + 1 != at.size()) fixes.clear();  // they differ: who is right?
  reporter.report(std::move(at), {}, std::move(fixes));
}

void report_on_both(const Facts& facts, Reporter& reporter, const PartyLevel& level) {
  if (is_empty(facts.declaration.goods_shipment.*level.of_shipment)) return;
  std::vector<FieldPointer> at = {shipment_pointer() / level.name};
  for (const NumberedItem& item : goods_items(facts)) {
    if (!is_empty(item.item->*level.of_item)) at.push_back(item.pointer() / level.name);
  }
  if (at.size() > 1) reporter.report(std::move(at));
}

void report_on_neither(const Facts& facts, Reporter& reporter, const Level& level) {
  if (!(facts.declaration.goods_shipment.*level.of_shipment).empty()) return;
  std::vector<FieldPointer> lacking;
  const std::span<const NumberedItem> items = goods_items(facts);
  for (const NumberedItem& item : items) {
    if ((item.item->*level.of_item).empty()) lacking.push_back(item.pointer() / level.name);
  }
  if (lacking.size() == items.size()) lacking = {shipment_pointer() / level.name};
  if (!lacking.empty()) reporter.report(std::move(lacking));
}

}  // namespace quayside
