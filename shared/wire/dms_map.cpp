#include "shared/wire/dms_map.h"

namespace quayside::wire {
namespace {

constexpr XmlRow text(std::string_view name, std::string_view place) {
  return {.name = name, .kind = XmlKind::text, .place = place};
}
constexpr XmlRow amount(std::string_view name, std::string_view place) {
  return {.name = name, .kind = XmlKind::amount, .place = place};
}
constexpr XmlRow constant(std::string_view name, std::string_view value) {
  return {.name = name, .kind = XmlKind::constant, .constant = value};
}
constexpr XmlRow sequence() { return {.name = "SequenceNumeric", .kind = XmlKind::sequence}; }
constexpr XmlRow group(std::string_view name, std::string_view place,
                       std::span<const XmlRow> children) {
  return {.name = name, .kind = XmlKind::group, .place = place, .children = children};
}
constexpr XmlRow list(std::string_view name, std::string_view place,
                      std::span<const XmlRow> children) {
  return {.name = name, .kind = XmlKind::list, .place = place, .children = children};
}
// A group that shares its name with others and is known by one of its children.
constexpr XmlRow marked(XmlRow row, std::string_view marker, std::string_view marker_text) {
  row.marker = marker;
  row.marker_text = marker_text;
  return row;
}
constexpr XmlRow written_always(XmlRow row) {
  row.always = true;
  return row;
}

constexpr XmlRow kAddress[] = {
    text("CityName", "city"),
    text("CountryCode", "country"),
    text("Line", "streetAndNumber"),
    text("PostcodeID", "postcode"),
};

// Two Communication elements: EM is an e-mail address, TEL a telephone number.
constexpr XmlRow kEmail[] = {sequence(), text("ID", "emailAddress"), constant("TypeCode", "EM")};
constexpr XmlRow kPhone[] = {sequence(), text("ID", "phoneNumber"), constant("TypeCode", "TEL")};
constexpr XmlRow kCommunicationEmail = marked(group("Communication", "", kEmail), "TypeCode", "EM");
constexpr XmlRow kCommunicationPhone =
    marked(group("Communication", "", kPhone), "TypeCode", "TEL");

// The schema spells the name of the representative's contact with a small n.
constexpr XmlRow kAgentContact[] = {sequence(), text("name", "name"), kCommunicationEmail,
                                    kCommunicationPhone};
constexpr XmlRow kDeclarantContact[] = {sequence(), text("Name", "name"), kCommunicationEmail,
                                        kCommunicationPhone};

constexpr XmlRow kSubmitter[] = {text("Name", "name"), text("ID", "identificationNumber")};

constexpr XmlRow kAgent[] = {
    text("ID", "identificationNumber"),
    text("FunctionCode", "status"),
    list("Contact", "contactPersons", kAgentContact),
};

constexpr XmlRow kDeclarant[] = {
    text("Name", "name"),
    text("ID", "identificationNumber"),
    group("Address", "address", kAddress),
    list("Contact", "contactPersons", kDeclarantContact),
};

constexpr XmlRow kImporter[] = {
    text("Name", "name"),
    text("ID", "identificationNumber"),
    group("Address", "address", kAddress),
};

constexpr XmlRow kConsignor[] = {text("Name", "name"), group("Address", "address", kAddress)};

constexpr XmlRow kDocument[] = {sequence(), text("ID", "referenceNumber"),
                                text("TypeCode", "type")};
constexpr XmlRow kTransportDocument[] = {sequence(), text("ID", "referenceNumber"),
                                         text("Type", "type")};
constexpr XmlRow kPreviousDocument[] = {sequence(), text("ID", "referenceNumber"),
                                        text("TypeCode", "type"),
                                        text("LineNumeric", "goodsItemIdentifier")};
constexpr XmlRow kAdditionalInformation[] = {sequence(), text("StatementCode", "code"),
                                             text("StatementDescription", "text")};
constexpr XmlRow kUcr[] = {text("TraderAssignedReferenceID", "referenceNumberUcr")};
constexpr XmlRow kFreight[] = {amount("rate", "transportAndInsuranceCosts")};

constexpr XmlRow kLocationOffice[] = {text("identification", "customsOffice")};
constexpr XmlRow kLocationOperator[] = {text("identification", "economicOperator")};
constexpr XmlRow kGoodsLocation[] = {
    text("Name", "unLocode"),
    text("ID", "additionalIdentifier"),
    text("TypeCode", "typeOfLocation"),
    text("IdentificationType", "qualifierOfIdentification"),
    group("Address", "address", kAddress),
    text("authorisationReferenceNumber", "authorisationNumber"),
    group("CustomsOffice", "", kLocationOffice),
    text("latitude", "latitude"),
    text("longitude", "longitude"),
    group("EconomicOperator", "", kLocationOperator),
};

constexpr XmlRow kConsignment[] = {
    group("GoodsLocation", "locationOfGoods", kGoodsLocation),
    list("TransportContractDocument", "transportDocuments", kTransportDocument),
    group("Freight", "", kFreight),
};

constexpr XmlRow kFiscalReference[] = {sequence(), text("ID", "vatIdentificationNumber"),
                                       text("RoleCode", "role")};
constexpr XmlRow kShipmentMeasure[] = {text("GrossMassMeasure", "grossMass")};

constexpr XmlRow kClassification[] = {
    sequence(),
    text("ID", "harmonizedSystemSubHeadingCode"),
    constant("IdentificationTypeCode", "HS"),
};
constexpr XmlRow kItemMeasure[] = {text("GrossMassMeasure", "grossMass"),
                                   text("TariffQuantity", "supplementaryUnits")};
constexpr XmlRow kInvoiceLine[] = {amount("ItemChargeAmount", "intrinsicValue")};
constexpr XmlRow kCommodity[] = {
    text("Description", "commodity/descriptionOfGoods"),
    group("Classification", "commodity/commodityCode", kClassification),
    group("GoodsMeasure", "commodity/goodsMeasure", kItemMeasure),
    group("InvoiceLine", "", kInvoiceLine),
};

// H7 knows one procedure, 40 00; the additional procedures follow it under the same name.
constexpr XmlRow kProcedure[] = {sequence(), constant("CurrentCode", "40"),
                                 constant("PreviousCode", "00")};
constexpr XmlRow kAdditionalProcedure[] = {sequence(), text("CurrentCode", "code")};
constexpr XmlRow kPackaging[] = {sequence(), text("QuantityQuantity", "numberOfPackages")};

constexpr XmlRow kGoodsItem[] = {
    {.name = "SequenceNumeric", .kind = XmlKind::number, .place = "goodsItemNumber"},
    list("AdditionalInformation", "additionalInformation", kAdditionalInformation),
    group("Commodity", "", kCommodity),
    group("Consignor", "exporter", kConsignor),
    written_always(marked(group("GovernmentProcedure", "", kProcedure), "PreviousCode", "")),
    list("GovernmentProcedure", "additionalProcedures", kAdditionalProcedure),
    list("Packaging", "packagings", kPackaging),
    list("PreviousDocument", "previousDocuments", kPreviousDocument),
    group("UCR", "", kUcr),
    list("SupportingDocument", "supportingDocuments", kDocument),
    list("AdditionalReference", "additionalReferences", kDocument),
    group("Freight", "", kFreight),
    list("TransportContractDocument", "transportDocuments", kTransportDocument),
};

constexpr XmlRow kGoodsShipment[] = {
    list("SupportingDocument", "supportingDocuments", kDocument),
    list("AdditionalReference", "additionalReferences", kDocument),
    list("AdditionalInformation", "additionalInformation", kAdditionalInformation),
    group("Consignment", "", kConsignment),
    group("Consignor", "exporter", kConsignor),
    list("DomesticDutyTaxParty", "additionalFiscalReferences", kFiscalReference),
    group("GoodsMeasure", "", kShipmentMeasure),
    list("GovernmentAgencyGoodsItem", "goodsItems", kGoodsItem),
    group("Importer", "importer", kImporter),
    list("PreviousDocument", "previousDocuments", kPreviousDocument),
    group("UCR", "", kUcr),
};

constexpr XmlRow kDeclaration[] = {
    constant("FunctionCode", "9"),
    text("ProcedureCategory", "dataSet"),
    text("FunctionalReferenceID", "lrn"),
    {.name = "TypeCode",
     .kind = XmlKind::prefixed,
     .place = "additionalDeclarationType",
     .constant = "IM"},
    text("DeclarationOfficeID", "customsOffice"),
    group("Submitter", "submitter", kSubmitter),
    group("Agent", "representative", kAgent),
    group("Declarant", "declarant", kDeclarant),
    group("GoodsShipment", "goodsShipment", kGoodsShipment),
};

// Calls `step` for each name of a place, the last one marked.
template <class Step>
void for_each_step(std::string_view place, Step step) {
  while (!place.empty()) {
    const std::string_view name = place.substr(0, place.find('/'));
    place.remove_prefix(name.size() < place.size() ? name.size() + 1 : name.size());
    step(name, place.empty());
  }
}

}  // namespace

std::span<const XmlRow> declaration_rows() { return kDeclaration; }

bool is_leaf_row(const XmlRow& row) {
  return row.kind != XmlKind::group && row.kind != XmlKind::list;
}

const XmlRow* find_row(std::span<const XmlRow> rows, std::string_view name) {
  for (const XmlRow& row : rows) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

Node node_at(const Node& node, std::string_view place) {
  Node current = node;
  for_each_step(place, [&](std::string_view name, bool) {
    const MemberInfo* row = current.find(name);
    ensure(row != nullptr, "the DMS mapping names places of the model");
    current = current.group(*row);
  });
  return current;
}

Member member_at(const Node& node, std::string_view place) {
  Member member{node, nullptr};
  for_each_step(place, [&](std::string_view name, bool last) {
    const MemberInfo* row = member.owner.find(name);
    ensure(row != nullptr, "the DMS mapping names places of the model");
    if (last) {
      member.info = row;
    } else {
      member.owner = member.owner.group(*row);
    }
  });
  ensure(member.info != nullptr, "a leaf of the DMS mapping names a place");
  return member;
}

FieldPointer pointer_at(const FieldPointer& pointer, std::string_view place) {
  FieldPointer result = pointer;
  for_each_step(place, [&](std::string_view name, bool) { result = result / name; });
  return result;
}

}  // namespace quayside::wire
