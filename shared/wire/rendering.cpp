#include "shared/wire/rendering.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "shared/base/printable.h"
#include "shared/codes/tariff.h"
#include "shared/domain/fields.h"
#include "shared/messages/messages.h"
#include "shared/rules/data_set.h"
#include "shared/rules/form.h"
#include "shared/seal/certificate.h"
#include "shared/wire/verdict_text.h"

namespace quayside::wire {
namespace {

constexpr std::size_t kItemDepth = 3;  // "goodsShipment", "goodsItems" and the index

// A line feed or a tab within a value is shown as what it is.
std::string shown(std::string_view text) {
  std::string line;
  for (const char c : printable(text)) {
    if (c == '\n') {
      line += "\u240A";
    } else if (c == '\t') {
      line += "\u2409";
    } else {
      line += c;
    }
  }
  return line;
}

// Renders the leaves of one declaration.
class Renderer {
 public:
  Renderer(const Declaration& declaration, const Date& day, std::string_view language)
      : declaration_(declaration),
        day_(day),
        language_(language),
        data_set_(find_data_set(declaration.profile, declaration.data_set)) {
    if (data_set_ != nullptr) add_form();
    first_item_ = sections_.size();
    const std::size_t items = declaration_.goods_shipment.goods_items.size();
    for (std::size_t i = 0; i < items; ++i) {
      add_section("item." + std::to_string(i),
                  message(language_, "ui.item.title", {{"number", std::to_string(i + 1)}}));
    }
    rest_ = sections_.size();
    add_section("rest", message(language_, "section.rest"));
  }

  std::vector<RenderedSection> sections() {
    for_each_leaf(declaration_, [this](const Place& leaf) {
      if (!leaf.text().empty()) add(leaf);
    });
    std::vector<RenderedSection> rendered;
    for (Filling& filling : sections_) {
      std::stable_sort(filling.fields.begin(), filling.fields.end(),
                       [](const auto& a, const auto& b) { return a.first < b.first; });
      for (auto& [order, field] : filling.fields)
        filling.section.fields.push_back(std::move(field));
      if (!filling.fields.empty()) rendered.push_back(std::move(filling.section));
    }
    return rendered;
  }

 private:
  /// A section, and its fields with the order that the form shows them in.
  struct Filling {
    RenderedSection section;
    std::vector<std::pair<std::size_t, RenderedField>> fields;
  };
  struct Slot {
    std::size_t section = 0;
    std::size_t order = 0;
  };

  void add_section(std::string key, std::string heading) {
    sections_.push_back({{std::move(key), std::move(heading), {}}, {}});
  }

  void add_form() {
    for (const Section& section : data_set_->sections) {
      for (const std::string_view pattern : section.patterns)
        slots_.emplace(pattern, Slot{sections_.size(), slots_.size()});
      const std::string key(section.key);
      add_section(key, message(language_, "section." + key));
    }
  }

  Slot slot_of(const Place& leaf) const {
    for (std::string pattern = leaf.pointer.pattern(); !pattern.empty();
         pattern.resize(pattern.rfind('/'))) {
      if (const auto found = slots_.find(pattern); found != slots_.end()) return found->second;
    }
    return {rest_, 0};
  }

  void add(const Place& leaf) {
    const auto segments = leaf.pointer.segments();
    const bool is_of_item = segments.size() > kItemDepth && segments[1] == "goodsItems";
    Slot slot;
    if (is_of_item) {
      const auto item = static_cast<std::size_t>(list_index(segments[2]));
      if (is_number_of_position(leaf, item)) return;
      slot.section = first_item_ + item;
    } else {
      slot = slot_of(leaf);
    }
    sections_[slot.section].fields.emplace_back(
        slot.order,
        RenderedField{leaf.pointer, leaf_name(leaf.pointer, is_of_item ? kItemDepth : 0, language_),
                      data_element_number(declaration_, leaf.pointer), value_of(leaf)});
  }

  // What the heading says already.
  static bool is_number_of_position(const Place& leaf, std::size_t item) {
    return leaf.member->field.label == "item.number" && leaf.text() == std::to_string(item + 1);
  }

  std::string value_of(const Place& leaf) const {
    const DataSetRow* row =
        data_set_ == nullptr ? nullptr : find_row(*data_set_, leaf.pointer.pattern(), day_);
    const std::string_view list = row == nullptr ? leaf.list : list_at(*row, leaf.list);
    if (!list.empty()) {
      const codes::Code* code = codes::find_code(list, leaf.text(), day_);
      const std::string meaning = code == nullptr ? "" : code_label(list, *code, language_);
      return shown(leaf.text()) + (meaning.empty() ? "" : " – " + meaning);
    }
    const bool numeric = leaf.member->field.format.characters == Format::Characters::numeric;
    return shown(numeric ? localised_number(language_, leaf.text()) : leaf.text());
  }

  const Declaration& declaration_;
  const Date day_;
  const std::string_view language_;
  const DataSet* data_set_;
  std::vector<Filling> sections_;  ///< of the form, the goods items, the rest
  std::map<std::string, Slot, std::less<>> slots_;
  std::size_t first_item_ = 0;
  std::size_t rest_ = 0;
};

// "18 04" of "18 04 000 000": as the law writes it.
std::string written_number(std::string number) {
  while (number.ends_with(" 000"))
    number.resize(number.size() - 4);
  return number;
}

void add_heading(std::string& text, const std::string& heading, char rule) {
  if (!text.empty()) text += '\n';
  text +=
      heading + '\n' + std::string(static_cast<std::size_t>(characters_in(heading)), rule) + '\n';
}

void add_field(std::string& text, const RenderedField& field) {
  text += field.label;
  if (!field.number.empty()) text += " (" + written_number(field.number) + ")";
  text += ": " + field.value + '\n';
}

void add_declaration(std::string& text, const Declaration& declaration, const Date& day,
                     std::string_view language) {
  for (const RenderedSection& section : rendered_sections(declaration, day, language)) {
    add_heading(text, section.heading, '-');
    for (const RenderedField& field : section.fields)
      add_field(text, field);
  }
}

}  // namespace

std::vector<RenderedSection> rendered_sections(const Declaration& declaration, const Date& day,
                                               std::string_view language) {
  return Renderer(declaration, day, language).sections();
}

std::vector<RenderedField> rendered_header(const SignedContent& content,
                                           std::string_view language) {
  std::vector<RenderedField> fields;
  const auto add = [&](const char* label, const std::string& value) {
    if (!value.empty()) fields.push_back({{}, message(language, label), {}, shown(value)});
  };
  const SubmissionHeader& header = content.header;
  const SignedRequest& request = header.request;
  const std::string authority = "profile." + header.profile;
  add("signed.declarant", header.declarant);
  add("label.declaration.profile",
      has_message("en", authority) ? message(language, authority) : header.profile);
  add("label.declaration.dataSet", header.data_set);
  add("signed.as_of", localised_date(language, header.as_of));
  add("signed.rule_set", header.rule_set);
  add("signed.submission", header.submission_id);
  add("signed.supersedes", header.supersedes);
  if (const auto mandate = open_mandate(header.mandate)) {
    add("signed.mandate_client", mandate->client);
    add("signed.mandate", mandate->id);
  }
  const std::string kind = "request." + request.kind;
  add("signed.request", has_message("en", kind) ? message(language, kind) : request.kind);
  add("signed.about_mrn", request.mrn);
  add("signed.about", request.about);
  add("signed.reason",
      request.reason_code + (request.reason_text.empty() ? "" : " " + request.reason_text));
  for (const Document& document : request.documents) {
    const std::string type = "document.type." + document.type;
    add("signed.document",
        document.name + ", " + (has_message("en", type) ? message(language, type) : document.type) +
            ", " + document.media_type + ", " + localised_number(language, document.size) +
            " B, SHA-256 " + document.sha256);
  }
  return fields;
}

Date day_of(const SubmissionHeader& header) { return Date::parse(header.as_of).value_or(Date{}); }

std::string declaration_text(const Declaration& declaration, const Date& day,
                             std::string_view language) {
  std::string text;
  add_heading(text, message(language, "rendering.declaration"), '=');
  add_declaration(text, declaration, day, language);
  return text;
}

std::string content_text(const SignedContent& content, std::string_view language) {
  std::string text;
  add_heading(text, message(language, "rendering.signed"), '=');
  for (const RenderedField& field : rendered_header(content, language))
    add_field(text, field);
  add_declaration(text, content.declaration, day_of(content.header), language);
  return text;
}

std::vector<RenderedField> rendered_evidence(const EvidencePackage& package,
                                             std::string_view language) {
  std::vector<RenderedField> fields;
  const auto add = [&](const char* label, const std::string& value) {
    if (!value.empty()) fields.push_back({{}, message(language, label), {}, shown(value)});
  };
  const Result<seal::PublicKey> key = seal::PublicKey::from_jwk_x(package.public_key_x);
  const Result<seal::PublicKey> server = seal::PublicKey::from_jwk_x(package.server_key_x);
  const Result<Receipt> receipt = receipt_from_json(package.receipt);
  if (key) {
    add("evidence.key_of_trader", key->kid());
  } else if (const auto signer = seal::peek_signer(package.signature)) {  // a certificate's
    add("evidence.key_of_trader", signer->header.kid);
  }
  const auto add_person = [&](const char* label, const Receipt& of) {
    if (of.person.empty()) return;
    add(label, of.person + ", " + message(language, "role.short." + of.role) + ", " + of.eori);
  };
  if (receipt) {
    add_person("evidence.signed_by", *receipt);
    add("evidence.key_since", receipt->key_since);
    add("evidence.received_at", receipt->received_at);
  }
  for (const ApprovalEvidence& approval : package.approvals) {
    const Result<Receipt> approved = receipt_from_json(approval.receipt);
    if (!approved) continue;
    add_person("evidence.approved_by", *approved);
    add("evidence.approved_at", approved->received_at);
    add("evidence.approved_with", approved->kid);
  }
  const Result<SignedContent> content = read_signed_content(package.payload);
  if (content && !content->header.mandate.empty()) {
    const auto client = seal::PublicKey::from_jwk_x(content->header.mandate.public_key_x);
    if (client) add("evidence.key_of_mandate", client->kid());
  }
  for (const KeyEvidence& one : package.keys) {
    const auto lost = seal::PublicKey::from_jwk_x(one.public_key_x);
    if (lost && !one.distrusted_from.empty()) {
      add("evidence.key_lost_as_of", one.distrusted_from + " – " + lost->kid());
    }
  }
  if (server) add("evidence.key_of_server", server->kid());
  if (package.log) add("evidence.log_entry", std::to_string(package.log->place.index));
  return fields;
}

std::string evidence_text(const EvidencePackage& package, std::string_view language) {
  std::string text;
  add_heading(text, message(language, "rendering.evidence"), '=');
  for (const RenderedField& field : rendered_evidence(package, language))
    add_field(text, field);
  const Result<SignedContent> content = read_signed_content(package.payload);
  return content ? text + '\n' + content_text(*content, language) : text;
}

std::string code_label(std::string_view list, const codes::Code& code, std::string_view language) {
  const std::string key = "code." + std::string(list) + "." + std::string(code.code);
  if (language != "en" && has_message(language, key)) return message(language, key);
  if (!code.label.empty() || list != "hs6") return std::string(code.label);
  // Six digits have words of their own only where a nomenclature was loaded; the chapter always.
  const std::string_view goods = codes::goods_text(code.code);
  const codes::Code* chapter = codes::find_code_of_any_day("hsChapter", code.code.substr(0, 2));
  if (!goods.empty() || chapter == nullptr) return std::string(goods);
  return code_label("hsChapter", *chapter, language);
}

}  // namespace quayside::wire
