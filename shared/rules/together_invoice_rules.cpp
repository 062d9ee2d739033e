// Invoices (12 03) that more than one declaration names, and what is declared of them.
#include <algorithm>

#include "shared/rules/together_support.h"

namespace quayside {
namespace {

// Numbers of invoices are the seller's own: two sellers may have the same.
std::string invoice_key(const Filed& filed, const std::string& number) {
  return key_of({filed.profile, filed.sender.text, number});
}

// Supplementary declarations name the invoice of the simplified one that they complete. A record
// that does not say who sends the goods cannot be told from another sender's.
bool takes_part(const Filed& filed) {
  return !filed.sender.text.empty() && !is_supplementary(filed);
}

std::string number_at(const Berth& berth) {
  for (const CitedInvoice& invoice : berth.member->filed->invoices) {
    if (invoice.number.at == berth.at.front()) return invoice.number.text;
  }
  return {};
}

Groups by_invoice(const Fleet& fleet) {
  Groups groups;
  for (const Member& member : fleet.members) {
    if (!takes_part(*member.filed)) continue;
    for (const CitedInvoice& invoice : member.filed->invoices) {
      groups.add(invoice_key(*member.filed, invoice.number.text), member, invoice.number.at);
    }
  }
  return groups;
}

void invoice_is_declared_once(const Fleet& fleet, TogetherReporter& reporter) {
  const Groups groups = by_invoice(fleet);
  for (const std::vector<Berth>& group : groups.all()) {
    if (group.size() < 2 || !has_batch_member(group)) continue;
    reporter.report(group, {{"number", number_at(group.front())}});
  }
}

// What one declaration says of one invoice, in one currency.
struct Share {
  std::optional<Decimal> declared = Decimal();  // sum of its items; empty on overflow
  std::optional<Decimal> of_document;           // amount beside the number of the invoice
  std::vector<FieldPointer> at;
  bool whole = true;  // every item has an amount and is of this invoice
};

Share share_of(const Filed& filed, const std::string& number, const std::string& currency) {
  Share share;
  for (const CitedInvoice& invoice : filed.invoices) {
    if (invoice.number.text != number || !invoice.amount || invoice.currency != currency) continue;
    if (!share.of_document || *share.of_document < *invoice.amount) {
      share.of_document = invoice.amount;
    }
  }
  for (const FiledLine& line : filed.lines) {
    if (line.invoice != number || !line.invoice_amount || filed.invoice_currency != currency) {
      share.whole = false;
      continue;
    }
    if (share.declared) share.declared = Decimal::sum(*share.declared, *line.invoice_amount);
    share.at.push_back(FieldPointer("/goodsShipment/goodsItems") / line.item /
                       "itemAmountInvoiced");
  }
  return share;
}

// The total of the invoice that a declaration tells: the amount of the document, or 14 06 where the
// items that it has do not reach that, so that it cannot be the total of the items alone.
std::optional<Decimal> told_total(const Filed& filed, const Share& share) {
  if (share.of_document) return share.of_document;
  const bool more_than_items = share.whole && !share.at.empty() && filed.invoice_total &&
                               share.declared && *share.declared < *filed.invoice_total;
  return more_than_items ? filed.invoice_total : std::nullopt;
}

// Adds up one invoice in the currency of the group's first declaration. Nothing is said where a
// sum does not fit, no total is told, or less than two declarations have a share.
void judge_invoice(const std::vector<Berth>& group, TogetherReporter& reporter) {
  const std::string number = number_at(group.front());
  const std::string& currency = group.front().member->filed->invoice_currency;
  if (currency.empty()) return;
  std::optional<Decimal> sum = Decimal();
  std::optional<Decimal> total;
  std::vector<Berth> sharing;
  for (const Berth& berth : group) {
    Share share = share_of(*berth.member->filed, number, currency);
    const std::optional<Decimal> told = told_total(*berth.member->filed, share);
    if (told && (!total || *total < *told)) total = told;
    if (share.at.empty()) continue;
    if (!share.declared) return;
    sum = Decimal::sum(*sum, *share.declared);
    if (!sum) return;
    sharing.push_back({berth.member, std::move(share.at)});
  }
  if (!total || *sum <= *total || sharing.size() < 2 || !has_batch_member(sharing)) return;
  reporter.report(std::move(sharing), {{"number", number},
                                       {"sum", sum->to_string()},
                                       {"total", total->to_string()},
                                       {"currency", currency}});
}

void invoice_covers_what_is_declared(const Fleet& fleet, TogetherReporter& reporter) {
  const Groups groups = by_invoice(fleet);
  for (const std::vector<Berth>& group : groups.all()) {
    if (group.size() > 1 && has_batch_member(group)) judge_invoice(group, reporter);
  }
}

}  // namespace

std::span<const TogetherRow> together_invoice_rules() {
  static const TogetherRow rows[] = {
      together_advice("together.invoice_is_declared_once",
                      "12 03; Regulation (EU) No 952/2013, Article 163", &invoice_is_declared_once),
      together_advice("together.invoice_covers_what_is_declared",
                      "14 06, 14 08; Regulation (EU) No 952/2013, Article 70",
                      &invoice_covers_what_is_declared),
  };
  return rows;
}

}  // namespace quayside
