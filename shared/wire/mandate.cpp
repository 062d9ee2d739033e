#include "shared/wire/mandate.h"

#include <algorithm>

#include "shared/base/date.h"
#include "shared/base/text.h"
#include "shared/domain/declared_value.h"
#include "shared/domain/identifiers.h"
#include "shared/rules/data_set.h"
#include "shared/seal/seal.h"
#include "shared/wire/key_tree.h"
#include "shared/wire/mandate_tree.h"
#include "shared/wire/organisation.h"
#include "shared/wire/submission.h"

namespace quayside::wire {
namespace {

constexpr JsonLimits kLimits = {.bytes_max = 16 * 1024, .list_max = 100};
constexpr JsonLimits kListLimits = {.bytes_max = 16 * 1024 * 1024};

Json mandate_tree(const Mandate& mandate) {
  Json tree = Json::object();
  tree["broker"] = mandate.broker;
  tree["client"] = mandate.client;
  tree["dataSets"] = mandate.data_sets;
  tree["from"] = mandate.from;
  tree["id"] = mandate.id;
  if (!mandate.procedures.empty()) tree["procedures"] = mandate.procedures;
  tree["representation"] = mandate.representation;
  tree["until"] = mandate.until;
  if (!mandate.value_cap.amount.text.empty()) {
    tree["valueCap"] = {{"amount", mandate.value_cap.amount.text},
                        {"currency", mandate.value_cap.currency}};
  }
  return tree;
}

Error malformed(const std::string& what) {
  return {"mandate_malformed", "the mandate has " + what,
          "Give parties, form of representation, data sets and dates, and sign it again."};
}

bool all_match(const std::vector<std::string>& texts, bool (*is_one)(std::string_view)) {
  return std::all_of(texts.begin(), texts.end(), is_one);
}

bool is_procedure(std::string_view text) {
  return text.size() == 2 && text[0] >= '0' && text[0] <= '9' && text[1] >= '0' && text[1] <= '9';
}

bool is_currency(std::string_view text) {
  return text.size() == 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Result<Done> check_form(const Mandate& mandate) {
  if (!seal::is_uuid(mandate.id)) return malformed("no id");
  if (!has_form_of_eori(mandate.client) || !has_form_of_eori(mandate.broker)) {
    return malformed("a party without EORI number");
  }
  if (mandate.client == mandate.broker) return malformed("one party only");
  if (mandate.representation != "2" && mandate.representation != "3") {
    return malformed("no form of representation");
  }
  if (mandate.data_sets.empty() || !all_match(mandate.data_sets, is_data_set_name)) {
    return malformed("no data sets");
  }
  if (!all_match(mandate.procedures, is_procedure)) return malformed("a malformed procedure");
  const Money& cap = mandate.value_cap;
  const bool has_cap = !cap.amount.text.empty() || !cap.currency.empty();
  if (has_cap && (!cap.amount.value() || !is_currency(cap.currency))) {
    return malformed("a malformed greatest value");
  }
  const auto from = Date::parse(mandate.from);
  const auto until = Date::parse(mandate.until);
  if (!from || !until || *until < *from) return malformed("no days on which it holds");
  return Done{};
}

Error refused(std::string code, std::string message) {
  return {std::move(code), std::move(message),
          "Ask the client for a mandate that allows this, or change the declaration."};
}

Error mandate_missing() {
  return {"mandate_missing", "a representative needs a mandate of whom it represents",
          "Ask the client to give you a mandate, then sign the declaration again."};
}

bool contains(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

Result<Done> covers_procedures(const Mandate& mandate, const Declaration& declaration) {
  if (mandate.procedures.empty()) return Done{};
  // The columns H6 and H7 of Annex B have no 11 09: they are for release for free circulation.
  const bool has_none = declaration.data_set == "H7" || declaration.data_set == "H6";
  for (const GoodsItem& item : declaration.goods_shipment.goods_items) {
    const std::string requested =
        has_none && item.procedure.requested.empty() ? "40" : item.procedure.requested;
    if (!contains(mandate.procedures, requested)) {
      return refused("mandate_procedure", "the mandate does not allow procedure " + requested);
    }
  }
  return Done{};
}

Result<Done> covers_value(const Mandate& mandate, const Declaration& declaration) {
  const std::optional<Decimal> cap = mandate.value_cap.amount.value();
  if (!cap) return Done{};
  const auto unknown = [] {
    return refused("mandate_value_unknown",
                   "the value cannot be compared with the greatest one of the mandate");
  };
  const auto values = declared_value(declaration);
  if (!values) return unknown();
  for (const auto& [currency, value] : *values) {
    if (currency != mandate.value_cap.currency) return unknown();
    if (value > *cap) {
      return refused("mandate_value", "the value is greater than the mandate allows");
    }
  }
  return Done{};
}

Result<MandateView> view_from_tree(const Json& tree) {
  ObjectReader read(tree, "the mandate");
  MandateView view;
  view.broker_name = read.optional_text("brokerName");
  const Json* carried = read.object("carried");
  view.client_name = read.text("clientName");
  view.given_at = read.text("givenAt");
  view.revoked_at = read.optional_text("revokedAt");
  if (!read.done()) return read.error();
  Result<CarriedMandate> mandate = carried_mandate_from_tree(*carried);
  if (!mandate) return mandate.error();
  Result<Mandate> opened = open_mandate(*mandate);
  if (!opened) return opened.error();
  view.carried = std::move(*mandate);
  view.mandate = std::move(*opened);
  return view;
}

}  // namespace

std::string mandate_bytes(const Mandate& mandate) { return canonical_text(mandate_tree(mandate)); }

Result<Mandate> mandate_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kLimits);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the mandate");
  Mandate mandate;
  mandate.broker = read.text("broker");
  mandate.client = read.text("client");
  mandate.data_sets = read.texts("dataSets");
  mandate.from = read.text("from");
  mandate.id = read.text("id");
  if (tree->is_object() && tree->contains("procedures")) {
    mandate.procedures = read.texts("procedures");
  }
  mandate.representation = read.text("representation");
  mandate.until = read.text("until");
  const Json* cap = read.optional_object("valueCap");
  if (!read.done()) return read.error();
  if (cap != nullptr) {
    ObjectReader read_cap(*cap, "valueCap");
    mandate.value_cap.amount.text = read_cap.text("amount");
    mandate.value_cap.currency = read_cap.text("currency");
    if (!read_cap.done()) return read_cap.error();
    if (mandate.value_cap.amount.text.empty()) return malformed("a malformed greatest value");
  }
  if (const auto formed = check_form(mandate); !formed) return formed.error();
  if (mandate_bytes(mandate) != text) return malformed("another form than the one that is signed");
  return mandate;
}

Result<Mandate> open_mandate(const CarriedMandate& carried) {
  const auto key = seal::PublicKey::from_jwk_x(carried.public_key_x);
  if (!key) return key.error();
  const auto verified =
      seal::verify_detached(carried.signature, seal::Purpose::mandate, *key, carried.payload);
  if (!verified) return verified.error();
  return mandate_from_json(carried.payload);
}

Result<Done> mandate_covers(const Mandate& mandate, const SubmissionHeader& header,
                            const Declaration& declaration) {
  if (mandate.client != represented_party(header, declaration)) {
    return refused("mandate_of_another_client", "the mandate is another party's");
  }
  if (mandate.broker != header.declarant ||
      mandate.broker != declaration.representative.identification_number) {
    return refused("mandate_of_another_broker", "the mandate was given to somebody else");
  }
  if (mandate.representation != declaration.representative.status) {
    return refused("mandate_representation", "the mandate is for another form of representation");
  }
  const auto day = Date::parse(header.as_of);
  if (!day || *day < *Date::parse(mandate.from)) {
    return refused("mandate_not_yet", "the mandate does not hold yet");
  }
  if (*day > *Date::parse(mandate.until)) {
    return refused("mandate_expired", "the mandate holds no more");
  }
  const std::string data_set = declaration.profile + "/" + declaration.data_set;
  if (!contains(mandate.data_sets, data_set)) {
    return refused("mandate_data_set", "the mandate does not allow " + data_set);
  }
  if (const auto covered = covers_procedures(mandate, declaration); !covered) return covered;
  return covers_value(mandate, declaration);
}

std::string represented_party(const SubmissionHeader& header, const Declaration& declaration) {
  const std::string& signer = header.declarant;
  if (signer.empty() || signer != declaration.representative.identification_number) return "";
  std::string party = declaration.declarant.identification_number;
  if (party == signer) {
    const GoodsShipment& shipment = declaration.goods_shipment;
    party = is_export(declaration.data_set) ? shipment.exporter.identification_number
                                            : shipment.importer.identification_number;
  }
  return party == signer ? "" : party;
}

bool needs_mandate(const SubmissionHeader& header, const Declaration& declaration) {
  return !represented_party(header, declaration).empty();
}

Result<Done> check_mandate(const SubmissionHeader& header, const Declaration& declaration) {
  const bool is_needed = needs_mandate(header, declaration);
  if (header.mandate.empty()) return is_needed ? Result<Done>(mandate_missing()) : Done{};
  if (!is_needed) {
    return Error{"mandate_not_needed", "a mandate stands in a declaration that needs none",
                 "Sign the declaration again without it."};
  }
  const auto mandate = open_mandate(header.mandate);
  if (!mandate) return mandate.error();
  return mandate_covers(*mandate, header, declaration);
}

std::string revocation_bytes(const MandateRevocation& revocation) {
  Json tree = Json::object();
  tree["at"] = revocation.at;
  tree["revokes"] = revocation.mandate;
  return canonical_text(tree);
}

Result<MandateRevocation> revocation_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kLimits);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the revocation");
  MandateRevocation revocation;
  revocation.at = read.text("at");
  revocation.mandate = read.text("revokes");
  if (!read.done()) return read.error();
  if (!is_utc_time(revocation.at) || !seal::is_uuid(revocation.mandate) ||
      revocation_bytes(revocation) != text) {
    return wrong_type("the revocation", "time and id of a mandate");
  }
  return revocation;
}

Json carried_mandate_tree(const CarriedMandate& carried) {
  Json tree = Json::object();
  tree["payload"] = seal::base64url(carried.payload);
  tree["publicKey"] = key_tree(carried.public_key_x);
  tree["signature"] = carried.signature;
  return tree;
}

Result<CarriedMandate> carried_mandate_from_tree(const Json& tree) {
  ObjectReader read(tree, "mandate");
  CarriedMandate carried;
  const std::string payload = read.text("payload");
  carried.public_key_x = read_key(read, "publicKey");
  carried.signature = read.text("signature");
  if (!read.done()) return read.error();
  Result<std::string> bytes = seal::from_base64url(payload);
  if (!bytes || bytes->empty()) return wrong_type("mandate/payload", "base64url without padding");
  carried.payload = std::move(*bytes);
  return carried;
}

Result<CarriedMandate> choose_mandate(const std::vector<MandateView>& views,
                                      const SubmissionHeader& header,
                                      const Declaration& declaration) {
  std::optional<Error> refusal;
  const std::string client = represented_party(header, declaration);
  for (const MandateView& view : views) {
    const Mandate& mandate = view.mandate;
    if (!view.revoked_at.empty() || mandate.broker != header.declarant ||
        mandate.client != client) {
      continue;
    }
    const auto covers = mandate_covers(mandate, header, declaration);
    if (covers) return view.carried;
    if (!refusal) refusal = covers.error();
  }
  return refusal.value_or(mandate_missing());
}

std::string mandate_views_to_json(const std::vector<MandateView>& views) {
  Json tree = Json::object();
  Json& list = tree["mandates"] = Json::array();
  for (const MandateView& view : views) {
    Json one = Json::object();
    if (!view.broker_name.empty()) one["brokerName"] = view.broker_name;
    one["carried"] = carried_mandate_tree(view.carried);
    one["clientName"] = view.client_name;
    one["givenAt"] = view.given_at;
    if (!view.revoked_at.empty()) one["revokedAt"] = view.revoked_at;
    list.push_back(std::move(one));
  }
  return canonical_text(tree);
}

Result<std::vector<MandateView>> mandate_views_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kListLimits);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the answer");
  const Json* list = read.list("mandates");
  if (!read.done()) return read.error();
  std::vector<MandateView> views;
  for (const Json& element : *list) {
    Result<MandateView> view = view_from_tree(element);
    if (!view) return view.error();
    views.push_back(std::move(*view));
  }
  return views;
}

}  // namespace quayside::wire
