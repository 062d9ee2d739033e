// Formats: whether each field holds what its data element can carry. Each field is named once, by
// the first rule that its text breaks.
#include <algorithm>

#include "shared/codes/code_list.h"
#include "shared/rules/dated.h"
#include "shared/rules/fixes.h"
#include "shared/rules/form.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

const Format& format_of(const GivenLeaf& leaf) { return leaf.format(); }

bool is_numeric(const GivenLeaf& leaf) {
  return format_of(leaf).characters == Format::Characters::numeric && !is_code(format_of(leaf));
}

bool has_label(const GivenLeaf& leaf, std::string_view label) {
  return leaf.member->field.label == label;
}

bool is_free_text(const GivenLeaf& leaf) { return !is_numeric(leaf) && !is_code(format_of(leaf)); }

void text_is_printable(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (!leaf.printable) reporter.report({leaf.pointer});
  }
}

void text_is_not_too_long(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (!is_free_text(leaf) || !leaf.printable) continue;
    const int length = characters_in(trimmed_view(leaf.text));
    if (length <= format_of(leaf).length) continue;
    reporter.report({leaf.pointer}, {{"max", std::to_string(format_of(leaf).length)},
                                     {"length", std::to_string(length)}});
  }
}

// Those have a row of their own, with its day.
bool is_export_from_denmark(const Facts& facts) {
  return facts.profile == "dk" && is_one_of(facts.data_set, {"B1", "C1"});
}

void text_of_an_export_is_trimmed(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (!is_free_text(leaf) || !leaf.printable) continue;
    const std::string_view bare = trimmed_view(leaf.text);
    if (bare.size() == leaf.text.size()) continue;
    std::vector<Fix> fixes;
    if (!bare.empty()) fixes = {set(leaf.pointer, std::string(bare))};
    if (bare.empty() && leaf.row->presence != Presence::required) fixes = {remove(leaf.pointer)};
    reporter.report({leaf.pointer}, {}, std::move(fixes));
  }
}

void text_is_trimmed(const Facts& facts, Reporter& reporter) {
  if (!is_export_from_denmark(facts)) text_of_an_export_is_trimmed(facts, reporter);
}

void text_is_not_blank(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (is_free_text(leaf) && trimmed_view(leaf.text).empty()) reporter.report({leaf.pointer});
  }
}

// Null where the data set does not ask for the place.
const DataSetRow* row_of(const Facts& facts, const FieldPointer& at) {
  const DataSet* data_set = find_data_set(facts.profile, facts.data_set);
  return data_set == nullptr ? nullptr : find_row(*data_set, at.pattern(), facts.as_of);
}

bool is_listed_beside(const Facts& facts, const FieldPointer& at, std::string_view list,
                      std::string_view code) {
  const DataSetRow* row = row_of(facts, at);
  return row != nullptr && codes::find_code_of_any_day(list_at(*row, list), code) != nullptr;
}

// "4000", as the procedure was written before it had two data elements.
std::vector<Fix> both_procedures_of(const Facts& facts, const GivenLeaf& leaf) {
  const std::string both = as_code(leaf.text);
  if (!has_label(leaf, "procedure.requested") || both.size() != 4) return {};
  const FieldPointer at = leaf.pointer;
  const FieldPointer previous = at.parent() / "previous";
  if (codes::find_code_of_any_day(leaf.list, both.substr(0, 2)) == nullptr ||
      !is_listed_beside(facts, previous, "previousProcedure", both.substr(2))) {
    return {};
  }
  return {set(at, both.substr(0, 2)), set(previous, both.substr(2))};
}

void code_has_its_form(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    const Format& format = format_of(leaf);
    if (!is_code(format) || leaf.list == "hs6" || !leaf.printable) continue;
    if (has_form_of_code(format, leaf.text)) continue;
    std::vector<Fix> fixes = both_procedures_of(facts, leaf);
    if (fixes.empty()) fixes = written_as_listed(leaf);
    reporter.report({leaf.pointer}, {{"length", std::to_string(format.length)}}, std::move(fixes));
  }
}

// "12.50 EUR" in the amount is the currency's as well.
std::vector<Fix> amount_and_currency_of(const Facts& facts, const GivenLeaf& leaf) {
  const std::string bare = trimmed(leaf.text);
  const FieldPointer at = leaf.pointer;
  if (at.last() != "amount" || bare.size() < 4) return {};
  const std::string currency = as_code(bare.substr(bare.size() - 3));
  const std::optional<std::string> amount = plain_number_of(bare.substr(0, bare.size() - 3));
  const FieldPointer beside = at.parent() / "currency";
  if (!amount || !is_listed_beside(facts, beside, "currency", currency)) return {};
  return {set(at, *amount), set(beside, currency)};
}

void number_is_plain(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (!is_numeric(leaf) || is_plain_number(leaf.text) || !leaf.printable) continue;
    std::vector<Fix> fixes = amount_and_currency_of(facts, leaf);
    const std::optional<std::string> plain = plain_number_of(trimmed(leaf.text));
    if (plain) fixes = {set(leaf.pointer, *plain)};
    reporter.report({leaf.pointer}, {}, std::move(fixes));
  }
}

void number_fits_its_format(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    const Format& format = format_of(leaf);
    if (!is_numeric(leaf) || !is_plain_number(leaf.text) || fits(format, leaf.text)) continue;
    const int whole = format.decimals == 0 ? format.length : 12;
    reporter.report({leaf.pointer}, {{"whole", std::to_string(whole)},
                                     {"decimals", std::to_string(format.decimals)}});
  }
}

void lrn_has_no_blanks_or_special_letters(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (!has_label(leaf, "declaration.lrn") || !leaf.printable) continue;
    for (const char c : trimmed(leaf.text)) {
      if (c >= '!' && c <= '~') continue;
      reporter.report({leaf.pointer});
      break;
    }
  }
}

void eori_is_country_and_number(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (leaf.list != "eori" || !leaf.printable) continue;
    const std::string bare = trimmed(leaf.text);
    if (bare.empty() || bare.size() > 17 || is_eori(bare)) continue;
    const std::string plain = as_code(bare);
    const char* example = facts.profile == "gb" ? "GB123456789000" : "DK12345678";
    reporter.report(
        {leaf.pointer}, {{"example", example}},
        is_eori(plain) ? std::vector<Fix>{set(leaf.pointer, plain)} : std::vector<Fix>{});
  }
}

// "6109.10" and "6109 10 00 00": the digits that follow the six have data elements of their own,
// where the data set asks for them.
std::vector<Fix> parts_of_commodity_code(const Facts& facts, const GivenLeaf& leaf) {
  std::string digits = as_code(leaf.text);
  digits.erase(std::remove(digits.begin(), digits.end(), '.'), digits.end());
  const bool is_long = digits.size() == 8 || digits.size() == 10;
  if (!is_all_digits(digits) || (digits.size() != 6 && !is_long)) return {};
  const std::string six = digits.substr(0, 6);
  if (codes::find_code_of_any_day("hs6", six) == nullptr) return {};
  const FieldPointer at = leaf.pointer;
  std::vector<Fix> fixes = {set(at, six)};
  const FieldPointer cn = at.parent() / "combinedNomenclatureCode";
  const FieldPointer taric = at.parent() / "taricCode";
  if (is_long && row_of(facts, cn) != nullptr) fixes.push_back(set(cn, digits.substr(6, 2)));
  if (digits.size() == 10 && row_of(facts, taric) != nullptr)
    fixes.push_back(set(taric, digits.substr(8)));
  return fixes;
}

void hs_code_has_six_digits(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (leaf.list != "hs6" || !leaf.printable) continue;
    if (leaf.text.size() == 6 && is_all_digits(leaf.text)) continue;
    reporter.report({leaf.pointer}, {}, parts_of_commodity_code(facts, leaf));
  }
}

// [^@]+@[^.]+\..+ is all that customs' schemas ask of an e-mail address.
bool is_email(std::string_view text) {
  const std::size_t sign = text.find('@');
  if (sign == std::string_view::npos || sign == 0) return false;
  const std::string_view domain = text.substr(sign + 1);
  const std::size_t point = domain.find('.');
  return point != std::string_view::npos && point > 0 && point + 1 < domain.size() &&
         domain.find('@') == std::string_view::npos && text.find(' ') == std::string_view::npos;
}

void email_address_has_its_form(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (!has_label(leaf, "contact.email") || !leaf.printable) continue;
    const std::string bare = trimmed(leaf.text);
    if (!bare.empty() && !is_email(bare)) reporter.report({leaf.pointer});
  }
}

bool is_coordinate(std::string_view text, std::int64_t degrees_max) {
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  const std::string plain = without_leading_zeros(text.substr(0, text.find('.') + 7));
  const std::optional<Decimal> degrees = Decimal::parse(plain);
  return degrees && is_all_digits(text.substr(text.find('.') + 1)) &&
         *degrees <= Decimal::whole(degrees_max);
}

void coordinates_are_decimal_degrees(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    const bool latitude = has_label(leaf, "location.latitude");
    if (!latitude && !has_label(leaf, "location.longitude")) continue;
    const std::string bare = trimmed(leaf.text);
    const std::size_t point = bare.find('.');
    const std::size_t decimals = point == std::string::npos ? 0 : bare.size() - point - 1;
    const bool precise = decimals >= 5 && decimals <= 7;
    if (bare.empty() || (precise && is_coordinate(bare, latitude ? 90 : 180))) continue;
    reporter.report({leaf.pointer}, {{"max", latitude ? "90" : "180"}});
  }
}

constexpr std::string_view kFormats =
    "Implementing Regulation (EU) 2015/2447, Annex B, formats; dk: message schemas of DMS; gb: "
    "WCO_DEC_2_DMS.xsd";

Rule format_rule(std::string_view id, void (*check)(const Facts&, Reporter&)) {
  return {.id = id,
          .profile = "",
          .sources = {"EUCDM", "XSD", "CDS10010"},
          .law = kFormats,
          .kind = Kind::format,
          .check = check};
}

}  // namespace

std::span<const Rule> format_rules() {
  static const std::vector<Rule> rules = [] {
    std::vector<Rule> all = {
        format_rule("format.text_is_printable", &text_is_printable),
        format_rule("format.text_is_not_too_long", &text_is_not_too_long),
        format_rule("format.text_is_not_blank", &text_is_not_blank),
        format_rule("format.text_is_trimmed", &text_is_trimmed),
        since({2026, 10, 1},
              format_rule("format.text_of_an_export_is_trimmed", &text_of_an_export_is_trimmed)),
        format_rule("format.code_has_its_form", &code_has_its_form),
        format_rule("format.number_is_plain", &number_is_plain),
        format_rule("format.number_fits_its_format", &number_fits_its_format),
        format_rule("format.lrn_has_no_blanks_or_special_letters",
                    &lrn_has_no_blanks_or_special_letters),
        format_rule("format.eori_is_country_and_number", &eori_is_country_and_number),
        format_rule("format.hs_code_has_six_digits", &hs_code_has_six_digits),
        format_rule("format.email_address_has_its_form", &email_address_has_its_form),
        format_rule("format.coordinates_are_decimal_degrees", &coordinates_are_decimal_degrees),
    };
    all[6].sources.push_back("CDS10021");  // a sign makes a number no plain one
    const auto add = [&](std::string_view id, std::initializer_list<std::string_view> sources) {
      const auto rule =
          std::find_if(all.begin(), all.end(), [&](const Rule& one) { return one.id == id; });
      rule->sources.insert(rule->sources.end(), sources);
    };
    // The older catalogue asks two or three letters of a name, the list of error codes one.
    add("format.text_is_not_too_long",
        {"DK3001", "DK3002", "DK3003", "DK3005", "DK3006", "DK3007", "DK3009", "DK3010", "DK3011",
         "DK3019", "DK3024", "DK3306", "DK3322"});
    add("format.code_has_its_form", {"DK3017", "DK3021"});
    add("format.number_fits_its_format", {"DK3018", "DK3020", "DK3022", "DK3305"});
    add("format.hs_code_has_six_digits", {"DK3023"});
    // The writer of the message trims, so customs never sees the blanks.
    all[3].severity = Severity::warning;
    all[3].law = "Customs refuses leading and trailing blanks";
    all[4].severity = Severity::warning;
    all[4].profile = "dk";
    all[4].data_sets = {"B1", "C1"};
    all[4].sources = {"EUCDM", "XSD"};
    all[4].law = "AES refuses leading and trailing blanks; DMS release notes of 6 October 2026";
    return all;
  }();
  return rules;
}

}  // namespace quayside
