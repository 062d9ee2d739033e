#include "shared/domain/description.h"

#include <algorithm>
#include <type_traits>

namespace quayside {
namespace {

using Characters = Format::Characters;

constexpr Format an(int length) { return {Characters::alphanumeric, false, length, 0}; }
constexpr Format an_up_to(int length) { return {Characters::alphanumeric, true, length, 0}; }
constexpr Format a(int length) { return {Characters::alphabetic, false, length, 0}; }
constexpr Format n(int length) { return {Characters::numeric, false, length, 0}; }

template <int Digits, int Scale>
constexpr Format format_of(const Number<Digits, Scale>&) {
  return {Characters::numeric, true, Digits, Scale};
}

// --- The description: one function per struct, members in the order of Annex B. ---------------

template <class V>
void describe(Address& s, V& v) {
  v.text({"streetAndNumber", "019", "address.street", an_up_to(70), ""}, s.street_and_number);
  v.text({"postcode", "021", "address.postcode", an_up_to(17), ""}, s.postcode);
  v.text({"city", "022", "address.city", an_up_to(35), ""}, s.city);
  v.text({"country", "020", "address.country", a(2), "country"}, s.country);
}

template <class V>
void describe(PostcodeAddress& s, V& v) {
  v.text({"postcode", "021", "address.postcode", an_up_to(17), ""}, s.postcode);
  v.text({"houseNumber", "025", "address.houseNumber", an_up_to(35), ""}, s.house_number);
  v.text({"country", "020", "address.country", a(2), "country"}, s.country);
}

template <class V>
void describe(ContactPerson& s, V& v) {
  v.text({"name", "016", "contact.name", an_up_to(70), ""}, s.name);
  v.text({"phoneNumber", "075", "contact.phone", an_up_to(35), ""}, s.phone_number);
  v.text({"emailAddress", "076", "contact.email", an_up_to(256), ""}, s.email_address);
}

template <class V>
void describe(Exporter& s, V& v) {
  v.text({"name", "016", "party.name", an_up_to(70), ""}, s.name);
  v.group({"address", "018", "party.address", {}, ""}, s.address);
}

template <class V>
void describe(Importer& s, V& v) {
  v.text({"identificationNumber", "017", "party.eori", an_up_to(17), "eori"},
         s.identification_number);
  v.text({"name", "016", "party.name", an_up_to(70), ""}, s.name);
  v.group({"address", "018", "party.address", {}, ""}, s.address);
}

template <class V>
void describe(Declarant& s, V& v) {
  v.text({"identificationNumber", "017", "party.eori", an_up_to(17), "eori"},
         s.identification_number);
  v.text({"name", "016", "party.name", an_up_to(70), ""}, s.name);
  v.group({"address", "018", "party.address", {}, ""}, s.address);
  v.list({"contactPersons", "074", "party.contactPersons", {}, ""}, s.contact_persons);
}

template <class V>
void describe(Representative& s, V& v) {
  v.text({"identificationNumber", "017", "party.eori", an_up_to(17), "eori"},
         s.identification_number);
  v.text({"status", "030", "representative.status", n(1), "representativeStatus"}, s.status);
  v.list({"contactPersons", "074", "party.contactPersons", {}, ""}, s.contact_persons);
}

template <class V>
void describe(Submitter& s, V& v) {
  v.text({"name", "", "submitter.name", an_up_to(70), ""}, s.name);
  v.text({"identificationNumber", "", "submitter.id", an_up_to(17), ""},
         s.identification_number);
}

template <class V>
void describe(AdditionalFiscalReference& s, V& v) {
  v.text({"role", "031", "fiscalReference.role", an(3), "fiscalReferenceRole"}, s.role);
  v.text({"vatIdentificationNumber", "034", "fiscalReference.vat", an_up_to(17), ""},
         s.vat_identification_number);
}

template <class V>
void describe(PreviousDocument& s, V& v) {
  v.text({"type", "002", "document.type", an(4), "previousDocumentType"}, s.type);
  v.text({"referenceNumber", "001", "document.reference", an_up_to(70), ""}, s.reference_number);
  v.number({"goodsItemIdentifier", "007", "document.goodsItem", {}, ""}, s.goods_item_identifier);
}

template <class V>
void describe(AdditionalInformation& s, V& v) {
  v.text({"code", "008", "additionalInformation.code", an(5), "additionalInformation"}, s.code);
  v.text({"text", "009", "additionalInformation.text", an_up_to(512), ""}, s.text);
}

template <class V>
void describe(Money& s, V& v) {
  v.number({"amount", "014", "money.amount", {}, ""}, s.amount);
  v.text({"currency", "012", "money.currency", a(3), "currency"}, s.currency);
}

template <class V>
void describe(LocationOfGoods& s, V& v) {
  v.text({"typeOfLocation", "045", "location.type", a(1), "locationType"}, s.type_of_location);
  v.text({"qualifierOfIdentification", "046", "location.qualifier", a(1), "locationQualifier"},
         s.qualifier_of_identification);
  v.text({"unLocode", "036", "location.unLocode", an_up_to(17), ""}, s.un_locode);
  v.text({"authorisationNumber", "052", "location.authorisation", an_up_to(35), ""},
         s.authorisation_number);
  v.text({"additionalIdentifier", "053", "location.additionalIdentifier", an_up_to(4), ""},
         s.additional_identifier);
  v.text({"customsOffice", "047 001", "location.customsOffice", an(8), "customsOffice"},
         s.customs_office);
  v.text({"latitude", "048 049", "location.latitude", an_up_to(17), ""}, s.latitude);
  v.text({"longitude", "048 050", "location.longitude", an_up_to(17), ""}, s.longitude);
  v.text({"economicOperator", "051 017", "location.economicOperator", an_up_to(17), "eori"},
         s.economic_operator);
  v.group({"address", "018", "location.address", {}, ""}, s.address);
  v.group({"postcodeAddress", "081", "location.postcodeAddress", {}, ""}, s.postcode_address);
}

template <class V>
void describe(DeferredPayment& s, V& v) {
  v.text({"reference", "001", "deferredPayment.reference", an_up_to(35), ""}, s.reference);
}

template <class V>
void describe(AdditionalProcedure& s, V& v) {
  v.text({"code", "001", "additionalProcedure.code", an(3), "additionalProcedure"}, s.code);
}

template <class V>
void describe(Packaging& s, V& v) {
  v.number({"numberOfPackages", "004", "packaging.number", {}, ""}, s.number_of_packages);
}

template <class V>
void describe(CommodityCode& s, V& v) {
  v.text({"harmonizedSystemSubHeadingCode", "056", "commodity.hs", an(6), "hs6"},
         s.harmonized_system_sub_heading_code);
}

template <class V>
void describe(GoodsMeasure& s, V& v) {
  v.number({"grossMass", "18 04 001", "measure.grossMass", {}, ""}, s.gross_mass);
  v.number({"supplementaryUnits", "18 02 001", "measure.supplementaryUnits", {}, ""},
           s.supplementary_units);
}

template <class V>
void describe(Commodity& s, V& v) {
  v.text({"descriptionOfGoods", "18 05 001", "commodity.description", an_up_to(512), ""},
         s.description_of_goods);
  v.group({"commodityCode", "18 09", "commodity.code", {}, ""}, s.commodity_code);
  v.group({"goodsMeasure", "", "commodity.measure", {}, ""}, s.goods_measure);
}

template <class V, class S>
void describe_references(S& s, V& v) {
  v.list({"previousDocuments", "12 01", "list.previousDocuments", {}, ""}, s.previous_documents);
  v.list({"additionalInformation", "12 02", "list.additionalInformation", {}, ""},
         s.additional_information);
  v.list({"supportingDocuments", "12 03", "list.supportingDocuments", {}, "supportingDocumentType"},
         s.supporting_documents);
  v.list({"additionalReferences", "12 04", "list.additionalReferences", {},
          "additionalReferenceType"},
         s.additional_references);
  v.list({"transportDocuments", "12 05", "list.transportDocuments", {}, "transportDocumentType"},
         s.transport_documents);
  v.text({"referenceNumberUcr", "12 08 001", "shipment.ucr", an_up_to(35), ""},
         s.reference_number_ucr);
}

template <class V>
void describe(DocumentReference& s, V& v) {
  v.text({"type", "002", "document.type", an(4), "inherited"}, s.type);
  v.text({"referenceNumber", "001", "document.reference", an_up_to(70), ""}, s.reference_number);
}

template <class V>
void describe(GoodsItem& s, V& v) {
  v.number({"goodsItemNumber", "11 03 001", "item.number", {}, ""}, s.goods_item_number);
  v.group({"commodity", "", "item.commodity", {}, ""}, s.commodity);
  v.list({"additionalProcedures", "11 10", "list.additionalProcedures", {}, ""},
         s.additional_procedures);
  v.group({"intrinsicValue", "14 14", "item.intrinsicValue", {}, ""}, s.intrinsic_value);
  v.group({"transportAndInsuranceCosts", "14 15", "item.transportCosts", {}, ""},
          s.transport_and_insurance_costs);
  v.text({"methodOfPayment", "14 03 038", "item.methodOfPayment", a(1), "methodOfPayment"},
         s.method_of_payment);
  v.list({"packagings", "18 06", "list.packagings", {}, ""}, s.packagings);
  v.group({"exporter", "13 01", "party.exporter", {}, ""}, s.exporter);
  v.list({"additionalFiscalReferences", "13 16", "list.additionalFiscalReferences", {}, ""},
         s.additional_fiscal_references);
  describe_references(s, v);
}

template <class V>
void describe(GoodsShipment& s, V& v) {
  v.group({"exporter", "13 01", "party.exporter", {}, ""}, s.exporter);
  v.group({"importer", "13 04", "party.importer", {}, ""}, s.importer);
  v.list({"additionalFiscalReferences", "13 16", "list.additionalFiscalReferences", {}, ""},
         s.additional_fiscal_references);
  v.group({"locationOfGoods", "16 15", "shipment.location", {}, ""}, s.location_of_goods);
  v.number({"grossMass", "18 04 001", "measure.grossMass", {}, ""}, s.gross_mass);
  v.group({"transportAndInsuranceCosts", "14 15", "shipment.transportCosts", {}, ""},
          s.transport_and_insurance_costs);
  describe_references(s, v);
  v.list({"goodsItems", "", "list.goodsItems", {}, ""}, s.goods_items);
}

template <class V>
void describe(Declaration& s, V& v) {
  v.text({"profile", "", "declaration.profile", an_up_to(2), ""}, s.profile);
  v.text({"dataSet", "", "declaration.dataSet", an_up_to(4), ""}, s.data_set);
  v.text({"lrn", "12 09 001", "declaration.lrn", an_up_to(22), ""}, s.lrn);
  v.text({"additionalDeclarationType", "11 02 001", "declaration.additionalType", a(1),
          "additionalDeclarationType"},
         s.additional_declaration_type);
  v.text({"customsOffice", "17 09 001", "declaration.customsOffice", an(8), "customsOffice"},
         s.customs_office);
  v.list({"deferredPayments", "12 10", "list.deferredPayments", {}, ""}, s.deferred_payments);
  v.group({"submitter", "", "declaration.submitter", {}, ""}, s.submitter);
  v.group({"declarant", "13 05", "party.declarant", {}, ""}, s.declarant);
  v.group({"representative", "13 06", "party.representative", {}, ""}, s.representative);
  v.group({"goodsShipment", "", "declaration.goodsShipment", {}, ""}, s.goods_shipment);
}

// --- From the description to the table. --------------------------------------------------------

template <class T>
const StructInfo& info_of();

template <class T>
struct ListOf {
  static std::vector<T>& cast(void* list) { return *static_cast<std::vector<T>*>(list); }
  static std::size_t size(const void* list) {
    return static_cast<const std::vector<T>*>(list)->size();
  }
  static void* at(void* list, std::size_t index) { return &cast(list)[index]; }
  static void insert(void* list, std::size_t index) {
    cast(list).insert(cast(list).begin() + static_cast<std::ptrdiff_t>(index), T{});
  }
  static void erase(void* list, std::size_t index) {
    cast(list).erase(cast(list).begin() + static_cast<std::ptrdiff_t>(index));
  }
  static void move(void* list, std::size_t from, std::size_t to) {
    T element = std::move(cast(list)[from]);
    erase(list, from);
    cast(list).insert(cast(list).begin() + static_cast<std::ptrdiff_t>(to), std::move(element));
  }
};

template <class N>
std::string& number_text(void* member) {
  return static_cast<N*>(member)->text;
}

inline std::string& string_text(void* member) { return *static_cast<std::string*>(member); }

// Visits a default object once and notes where each member lies in it.
struct Collector {
  const char* base;
  StructInfo& info;

  MemberInfo& add(const Field& field, Shape shape, const void* member) {
    MemberInfo& row = info.members.emplace_back();
    row.field = field;
    row.shape = shape;
    row.offset = static_cast<std::size_t>(static_cast<const char*>(member) - base);
    return row;
  }
  void text(const Field& field, std::string& member) {
    add(field, Shape::leaf, &member).text = &string_text;
  }
  template <class N>
  void number(Field field, N& member) {
    field.format = format_of(member);
    add(field, Shape::leaf, &member).text = &number_text<N>;
  }
  template <class T>
  void group(const Field& field, T& member) {
    add(field, Shape::group, &member).element = &info_of<T>();
  }
  template <class T>
  void list(const Field& field, std::vector<T>& member) {
    MemberInfo& row = add(field, Shape::list, &member);
    row.element = &info_of<T>();
    row.size = &ListOf<T>::size;
    row.at = &ListOf<T>::at;
    row.insert = &ListOf<T>::insert;
    row.erase = &ListOf<T>::erase;
    row.move = &ListOf<T>::move;
  }
};

template <class T>
const StructInfo& info_of() {
  static const StructInfo info = [] {
    StructInfo collected;
    T object;
    Collector collector{reinterpret_cast<const char*>(&object), collected};
    describe(object, collector);
    return collected;
  }();
  return info;
}

}  // namespace

std::string Format::to_string() const {
  std::string text = characters == Characters::alphabetic ? "a"
                     : characters == Characters::numeric  ? "n"
                                                          : "an";
  if (up_to) text += "..";
  text += std::to_string(length);
  if (decimals > 0) text += "," + std::to_string(decimals);
  return text;
}

void* Node::member(const MemberInfo& row) const { return static_cast<char*>(object) + row.offset; }

std::string& Node::text(const MemberInfo& leaf) const {
  ensure(leaf.shape == Shape::leaf, "Node::text() of a leaf");
  return leaf.text(member(leaf));
}

Node Node::group(const MemberInfo& row) const {
  ensure(row.shape == Shape::group, "Node::group() of a group");
  return {member(row), row.element};
}

std::size_t Node::size(const MemberInfo& list) const {
  ensure(list.shape == Shape::list, "Node::size() of a list");
  return list.size(member(list));
}

Node Node::element(const MemberInfo& list, std::size_t index) const {
  ensure(index < size(list), "Node::element() within the list");
  return {list.at(member(list), index), list.element};
}

const MemberInfo* Node::find(std::string_view name) const {
  const auto found = std::find_if(info->members.begin(), info->members.end(),
                                  [&](const MemberInfo& row) { return row.field.name == name; });
  return found == info->members.end() ? nullptr : &*found;
}

Node root_node(Declaration& declaration) { return {&declaration, &declaration_info()}; }

Node root_node(const Declaration& declaration) {
  return {const_cast<Declaration*>(&declaration), &declaration_info()};
}

const StructInfo& declaration_info() { return info_of<Declaration>(); }

std::string joined_de(std::string_view above, std::string_view de) {
  if (de.empty()) return std::string(above);
  const bool absolute = de.size() >= 5 && de[2] == ' ';
  if (absolute || above.empty()) return std::string(de);
  return std::string(above) + " " + std::string(de);
}

std::string full_de(std::string_view joined) {
  if (joined.empty()) return {};
  std::string result(joined);
  while (std::count(result.begin(), result.end(), ' ') < 3) result += " 000";
  return result;
}

}  // namespace quayside
