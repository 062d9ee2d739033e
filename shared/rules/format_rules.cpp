// Formats: whether each field holds what its data element can carry. Each field is named once, by
// the first rule that its text breaks.
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
    const int length = characters_in(trimmed(leaf.text));
    if (length <= format_of(leaf).length) continue;
    reporter.report({leaf.pointer}, {{"max", std::to_string(format_of(leaf).length)},
                                     {"length", std::to_string(length)}});
  }
}

void text_is_trimmed(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (!is_free_text(leaf) || !leaf.printable) continue;
    const std::string bare = trimmed(leaf.text);
    if (bare == leaf.text) continue;
    const auto operation = bare.empty() ? Fix::Operation::remove : Fix::Operation::replace;
    reporter.report({leaf.pointer}, {}, {{operation, leaf.pointer, bare}});
  }
}

void text_is_not_blank(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (is_free_text(leaf) && trimmed(leaf.text).empty()) reporter.report({leaf.pointer});
  }
}

void code_has_its_form(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    const Format& format = format_of(leaf);
    if (!is_code(format) || leaf.list == "hs6" || !leaf.printable) continue;
    if (has_form_of_code(format, leaf.text)) continue;
    reporter.report({leaf.pointer}, {{"length", std::to_string(format.length)}});
  }
}

// "007" can only mean 7.
std::string without_leading_zeros(std::string_view text) {
  while (text.size() > 1 && text[0] == '0' && text[1] != '.')
    text.remove_prefix(1);
  return std::string(text);
}

void number_is_plain(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (!is_numeric(leaf) || is_plain_number(leaf.text) || !leaf.printable) continue;
    const std::string plain = without_leading_zeros(trimmed(leaf.text));
    std::vector<Fix> fixes;
    if (is_plain_number(plain)) fixes = {{Fix::Operation::replace, leaf.pointer, plain}};
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
    reporter.report({leaf.pointer});
  }
}

void hs_code_has_six_digits(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (leaf.list != "hs6" || !leaf.printable) continue;
    if (leaf.text.size() != 6 || !is_all_digits(leaf.text)) reporter.report({leaf.pointer});
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
    "Implementing Regulation (EU) 2015/2447, Annex B, formats; DMS_H7_V1.9.xsd";

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
    all[5].sources.push_back("CDS10021");  // a sign makes a number no plain one
    // The writer of the message trims, so customs never sees the blanks.
    all[3].severity = Severity::warning;
    all[3].law = "Customs refuses leading and trailing blanks (AES since 1 October 2026)";
    return all;
  }();
  return rules;
}

}  // namespace quayside
