// The Danish messages, in the order of their schemas (dms-public, December 2025), which agree in
// it.
//
// Not in any message, and so never written: the postcode address of a location (16 15 081), the
// region of dispatch (16 10), the goods references of a container (19 07 044).
#include "shared/wire/dms_goods_item_rows.h"
#include "shared/wire/dms_request_rows.h"

namespace quayside::wire {
namespace {

using namespace rows;

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

constexpr XmlRow kLocationContact[] = {text("name", "name"), kCommunicationEmail,
                                       kCommunicationPhone};

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

constexpr XmlRow kDeferredPayment[] = {sequence(), text("ID", "reference")};
constexpr XmlRow kGuaranteeOffice[] = {text("ID", "customsOffice")};
constexpr XmlRow kGuarantee[] = {
    sequence(),
    amount("AmountAmount", ""),
    text("ID", "otherReference"),
    text("ReferenceID", "referenceNumber"),
    text("SecurityDetailsCode", "type"),
    text("AccessCode", "accessCode"),
    group("GuaranteeOffice", "", kGuaranteeOffice),
};
constexpr XmlRow kCurrencyExchange[] = {sequence(),
                                        text("CurrencyTypeCode", "internalCurrencyUnit"),
                                        text("RateNumeric", "exchangeRate")};
constexpr XmlRow kCarrier[] = {text("ID", "goodsShipment/carrier/identificationNumber")};
constexpr XmlRow kItinerary[] = {sequence(), text("RoutingCountryCode", "country")};
constexpr XmlRow kRouting[] = {
    group("Carrier", "", kCarrier),
    list("Itinerary", "goodsShipment/countriesOfRouting", kItinerary),
};
constexpr XmlRow kExitOffice[] = {text("ID", "customsOfficeOfExit")};
constexpr XmlRow kExportOffice[] = {text("identification", "customsOfficeOfExport")};
constexpr XmlRow kPresentationOffice[] = {text("ID", "customsOfficeOfPresentation")};
constexpr XmlRow kSupervisingOffice[] = {text("ID", "supervisingCustomsOffice")};

constexpr XmlRow kBorderTransportMeans[] = {
    text("ID", "activeBorderTransportMeans/identificationNumber"),
    text("IdentificationTypeCode", "activeBorderTransportMeans/type"),
    text("RegistrationNationalityCode", "activeBorderTransportMeans/nationality"),
    text("ModeCode", "modeOfTransportAtTheBorder"),
};
constexpr XmlRow kArrivalTransportMeans[] = {
    text("ID", "arrivalTransportMeans/identificationNumber"),
    text("IdentificationTypeCode", "arrivalTransportMeans/type"),
    text("ModeCode", "inlandModeOfTransport"),
};
// On export the inland mode stands with a means of transport of its own.
constexpr XmlRow kInlandMode[] = {sequence(), text("ModeCode", "inlandModeOfTransport")};
constexpr XmlRow kDepartureTransportMeans[] = {
    sequence(),
    text("ID", "identificationNumber"),
    text("IdentificationTypeCode", "type"),
    text("RegistrationNationalityCode", "nationality"),
};
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
    list("Contact", "contactPersons", kLocationContact),
};
constexpr XmlRow kSeal[] = {sequence(), text("ID", "identifier")};
constexpr XmlRow kTransportEquipment[] = {
    sequence(),
    text("ID", "containerIdentificationNumber"),
    list("Seal", "seals", kSeal),
    only_in(kExports, written_always(count("SealsAffixedQuantity", "seals", kSeal))),
};
constexpr XmlRow kConsignment[] = {
    group("BorderTransportMeans", "", kBorderTransportMeans),
    text("ContainerCode", "containerIndicator"),
    only_in(kImports, group("ArrivalTransportMeans", "", kArrivalTransportMeans)),
    only_in(kExports, marked(group("DepartureTransportMeans", "", kInlandMode), "ModeCode", "")),
    only_in(kExports,
            list("DepartureTransportMeans", "departureTransportMeans", kDepartureTransportMeans)),
    group("GoodsLocation", "locationOfGoods", kGoodsLocation),
    list("TransportEquipment", "transportEquipment", kTransportEquipment),
    list("TransportContractDocument", "transportDocuments", kTransportDocument),
    group("Freight", "", kFreight),
};

constexpr XmlRow kValuation[] = {
    list("ChargeDeduction", "additionsAndDeductions", kChargeDeduction),
    amount("FreightChargeAmount", "postalCharges"),
};
constexpr XmlRow kShipmentMeasure[] = {text("GrossMassMeasure", "grossMass")};
constexpr XmlRow kPayer[] = {sequence(), text("ID", "personPayingTheCustomsDuty")};
constexpr XmlRow kSurety[] = {sequence(), text("ID", "personProvidingAGuarantee")};
constexpr XmlRow kTradeTerms[] = {
    text("ConditionCode", "incotermCode"),
    text("LocationID", "unLocode"),
    text("LocationName", "location"),
    text("CountryCode", "country"),
};
constexpr XmlRow kWarehouse[] = {text("ID", "identifier"), text("TypeCode", "type")};

constexpr XmlRow kGoodsShipment[] = {
    list("SupportingDocument", "supportingDocuments", kSupportingDocument),
    list("AdditionalReference", "additionalReferences", kReference),
    list("AdditionalInformation", "additionalInformation", kAdditionalInformation),
    text("TransactionNatureCode", "natureOfTransaction"),
    list("AEOMutualRecognitionParty", "additionalSupplyChainActors", kSupplyChainActor),
    group("Buyer", "buyer", kParty),
    group("Consignee", "consignee", kParty),
    group("Consignment", "", kConsignment),
    only_in(kImports, group("Consignor", "exporter", kParty)),
    only_in(kExports, group("Consignor", "consignor", kParty)),
    group("CustomsValuation", "", kValuation),
    group("Destination", "", kDestination),
    list("DomesticDutyTaxParty", "additionalFiscalReferences", kFiscalReference),
    group("ExportCountry", "", kExportCountry),
    group("GoodsMeasure", "", kShipmentMeasure),
    list("GovernmentAgencyGoodsItem", "goodsItems", kGoodsItem),
    group("Importer", "importer", kParty),
    group("Payer", "", kPayer),
    list("PreviousDocument", "previousDocuments", kPreviousDocument),
    group("Seller", "seller", kParty),
    group("Surety", "", kSurety),
    group("TradeTerms", "deliveryTerms", kTradeTerms),
    group("UCR", "", kUcr),
    group("Warehouse", "warehouse", kWarehouse),
    group("DispatchCountry", "", kDispatchCountry),
};

constexpr XmlRow kDeclaration[] = {
    date("AcceptanceDateTime", "dateOfAcceptance"),
    function_code(),
    text("ProcedureCategory", "dataSet"),
    text("FunctionalReferenceID", "lrn"),
    of_request(text("ID", "mrn")),
    // H7 is always an import; the other data sets say which declaration they are.
    only_in("H7", XmlRow{.name = "TypeCode",
                         .kind = XmlKind::prefixed,
                         .place = "additionalDeclarationType",
                         .constant = "IM"}),
    only_in(kAllButH7, XmlRow{.name = "TypeCode",
                              .kind = XmlKind::typed,
                              .place = "declarationType",
                              .constant = "additionalDeclarationType"}),
    text("DeclarationOfficeID", "customsOffice"),
    amount("InvoiceAmount", "goodsShipment/invoice"),
    text("SpecificCircumstancesCodeCode", "specificCircumstanceIndicator"),
    group("Submitter", "submitter", kSubmitter),
    list("AdditionalDocument", "deferredPayments", kDeferredPayment),
    group("Agent", "representative", kAgent),
    list("Authorisation", "authorisations", kAuthorisation),
    of_request(list("Amendment", "amendments", kAmendment)),
    group("Consignment", "", kRouting),
    group("CurrencyExchange", "", kCurrencyExchange),
    group("Declarant", "declarant", kDeclarant),
    group("ExitOffice", "", kExitOffice),
    only_in(kExports, group("Exporter", "goodsShipment/exporter", kParty)),
    group("GoodsShipment", "goodsShipment", kGoodsShipment),
    list("ObligationGuarantee", "guarantees", kGuarantee),
    group("PresentationOffice", "", kPresentationOffice),
    group("SupervisingOffice", "", kSupervisingOffice),
    group("ExportOffice", "", kExportOffice),
    text("SecurityCode", "security"),
    of_request(in_namespace(kApplicationNamespace,
                            group("RepaymentRemissionAuthorisation", "repayment", kRepayment))),
};

// CL10183 of Danish customs and the guides to the messages; a presentation is an I2 or a C2.
constexpr std::string_view kHead[] = {"/profile", "/dataSet", "/lrn", "/submitter"};
constexpr std::string_view kPresentation[] = {
    "/profile",
    "/dataSet",
    "/lrn",
    "/submitter",
    "/representative/identificationNumber",
    "/representative/status",
    "/declarant/name",
    "/declarant/identificationNumber",
    "/declarant/address",
    "/goodsShipment/locationOfGoods",
    "/goodsShipment/transportEquipment",
    "/goodsShipment/previousDocuments",
};
constexpr std::string_view kExportPresentation[] = {
    "/profile",
    "/dataSet",
    "/lrn",
    "/customsOffice",
    "/submitter",
    "/declarant",
    "/representative",
    "/goodsShipment/locationOfGoods",
    "/customsOfficeOfExport",
};
constexpr RequestKind kRequests[] = {
    {"amendment", "4", "COR", {}},
    {"invalidation", "1", "INV", kHead},
    {"presentation", "24", "GPR", kPresentation, kImports},
    {"presentation", "24", "GPR", kExportPresentation, kExports},
    {"repayment", "37", "RRA", kHead},
    {"supplementary", "34", "SUP", {}},
};

std::string_view variant_of(const Declaration& declaration) { return declaration.data_set; }

}  // namespace

const MessageForm& dms_form() {
  static constexpr MessageForm form{"dk", kRequests, "ns2:", kDeclaration, "",
                                    "",   {},        false,  variant_of};
  return form;
}

}  // namespace quayside::wire
