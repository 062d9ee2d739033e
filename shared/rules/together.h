// Together: what only shows when declarations are laid side by side, those of one batch and those
// that were made before: a reference used twice, a consignment cut into pieces below a limit, more
// declared than the invoice has, the same goods under two codes.
//
// The rules stand in a table of their own, beside all_rules(): they judge many records, not one
// declaration, and what they say depends on what the caller knows of the past. They work on
// compact records, so that a batch of 100 000 fits into memory, and cost about as much as reading
// it: everything is found by hashing, nothing is compared pair by pair.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/decimal.h"
#include "shared/base/field_pointer.h"
#include "shared/domain/declaration.h"
#include "shared/rules/rule.h"

namespace quayside {

/// How far a declaration has come.
enum class Standing {
  draft,     ///< not lodged; may never be
  lodged,    ///< sent, or on its way; customs has not accepted it yet
  accepted,  ///< accepted, under control, released: the goods were presented
  ended,     ///< rejected or invalidated: as if it had never been, so it is compared with nothing
};

/// A text by which declarations are compared, and where it stands.
struct Mention {
  std::string text;
  FieldPointer at;
};

/// An invoice (12 03 of an invoice type) that a declaration or one of its items names.
struct CitedInvoice {
  Mention number;
  std::optional<Decimal> amount;  ///< of the document, where it is given
  std::string currency;
};

struct FiledLine {
  std::size_t item = 0;          ///< index in goodsItems
  std::string description;       ///< 18 05 as comparable_text()
  std::string code;              ///< 18 09: six, eight or ten digits
  std::optional<Decimal> value;  ///< 14 14, or 14 08 where that is not given
  std::string currency;
  bool value_is_intrinsic = true;
  bool is_gift = false;                   ///< 11 10 has C08
  std::optional<Decimal> invoice_amount;  ///< 14 08
  std::string invoice;  ///< number of the one invoice that the item is of; empty where unclear
};

/// What is kept of a declaration to compare others with. The caller knows the first members; the
/// rest comes from filed_of().
struct Filed {
  std::string id;    ///< the caller's; the record of a history that has the id of one in the batch
                     ///< is the same declaration, and is left out
  std::string name;  ///< what people know it by: LRN, name of a file
  Standing standing = Standing::draft;
  Date day;  ///< on which it was lodged or, before that, last changed; year 0: not known
  std::string mrn;

  std::string profile;
  std::string data_set;
  std::string lrn;                 // 12 09
  std::string declarant;           // 13 05 017
  std::string additional_type;     // 11 02
  std::string date_of_acceptance;  // 15 09, "20261124"
  Mention sender;    ///< exporter, else consignor, else seller, as a text to compare; may be empty
  Mention receiver;  ///< importer, else consignee
  std::vector<Mention> ducrs;                // 12 08 of the form of a DUCR, 12 01 of type ZDCR
  std::vector<Mention> transport_documents;  // 12 05: type and number
  std::vector<CitedInvoice> invoices;
  std::optional<Decimal> invoice_total;  // 14 06
  std::string invoice_currency;          // 14 05
  std::vector<FiledLine> lines;
};

/// The record of a declaration, without id, name, standing, day and MRN. Total over any draft.
Filed filed_of(const Declaration& declaration);

/// Lower case (ASCII and Latin-1 letters), everything that is no letter or digit a single blank:
/// "T-Shirts,  cotton" and "t shirts cotton" are alike.
std::string comparable_text(std::string_view text);

/// The places in one of the declarations; the index runs through the batch, then the history.
struct TogetherPlaces {
  std::size_t declaration = 0;
  std::vector<FieldPointer> at;
};

struct TogetherIssue {
  Issue issue;  ///< `at`: the places in `declaration`, the first is where it is shown
  std::size_t declaration = 0;         ///< the first of the batch that is concerned
  std::vector<TogetherPlaces> others;  ///< at most kOthersMax; argument "count" says how many
};

/// So many other declarations, and so many places in each, does an issue name.
inline constexpr std::size_t kOthersMax = 20;

/// Every problem once, in the order of the rules, then of the batch. One that lies wholly in the
/// history is only reported where the history itself needs someone to act (goods not presented in
/// time): then `declaration` is of the history. At most kIssuesMax, and the first of each rule.
std::vector<TogetherIssue> check_together(std::span<const Filed> batch,
                                          std::span<const Filed> history, const Date& as_of);

/// The rows of these rules, for lists and explanations; their `check` is null.
std::span<const Rule> together_rules();

}  // namespace quayside
