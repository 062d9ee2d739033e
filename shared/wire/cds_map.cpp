// The declaration of the United Kingdom, in the order of WCO_DEC_2_DMS.xsd 2.15 (HMRC), with the
// WCO ids that pointers of its notifications are made of.
#include "shared/wire/cds_goods_item_rows.h"

namespace quayside::wire {
namespace {

using namespace rows;
using namespace rows::cds;

constexpr XmlRow kSubmitter[] = {text("Name", "name", "R058"),
                                 text("ID", "identificationNumber", "R059")};
// A deferment account stands as a document of the header.
constexpr XmlRow kDeferredPayment[] = {constant("CategoryCode", "1", "D031"),
                                       text("ID", "reference", "D005"),
                                       constant("TypeCode", "DAN", "D006")};
constexpr XmlRow kAgent[] = {
    text("Name", "name", "R003"),
    text("ID", "identificationNumber", "R004"),
    text("FunctionCode", "status", "102"),
    group("Address", "address", rows::cds::kAddress, "04A"),
};
constexpr XmlRow kPointer[] = {text("SequenceNumeric", "sequence"),
                               text("DocumentSectionCode", "section"), text("TagID", "tag")};
constexpr XmlRow kReason[] = {text("StatementDescription", "text"),
                              constant("StatementTypeCode", "AES"),
                              list("Pointer", "pointer", kPointer)};
constexpr XmlRow kAmendment[] = {text("ChangeReasonCode", "reasonCode"),
                                 list("Pointer", "pointer", kPointer)};
constexpr XmlRow kAuthorisation[] = {text("ID", "holder", "R144"),
                                     text("CategoryCode", "type", "R145")};
constexpr XmlRow kBorderTransportMeans[] = {
    text("ID", "activeBorderTransportMeans/identificationNumber", "T006"),
    text("IdentificationTypeCode", "activeBorderTransportMeans/type", "T018"),
    text("RegistrationNationalityCode", "activeBorderTransportMeans/nationality", "T014"),
    text("ModeCode", "modeOfTransportAtTheBorder", "T022"),
};
constexpr std::array kCarrier = party("R011", "R012");
constexpr XmlRow kFreight[] = {text("PaymentMethodCode", "transportChargesMethodOfPayment", "098")};
constexpr XmlRow kItinerary[] = {sequence(), text("RoutingCountryCode", "country", "064")};
constexpr XmlRow kRouting[] = {
    group("Carrier", "carrier", kCarrier, "18A"),
    group("Consignor", "consignor", kConsignor, "30A"),
    group("Freight", "", kFreight, "62A"),
    list("Itinerary", "countriesOfRouting", kItinerary, "81A"),
};
constexpr XmlRow kCurrencyExchange[] = {text("CurrencyTypeCode", "internalCurrencyUnit", "135"),
                                        text("RateNumeric", "exchangeRate", "118")};
constexpr std::array kDeclarant = party("R124", "R123");
constexpr std::array kExporter = party("R031", "R032");
constexpr std::array kImporter = party("R037", "R038");
constexpr XmlRow kExitOffice[] = {text("ID", "customsOfficeOfExit", "G005")};
constexpr XmlRow kPresentationOffice[] = {text("ID", "customsOfficeOfPresentation", "G015")};
constexpr XmlRow kSupervisingOffice[] = {text("ID", "supervisingCustomsOffice", "G012")};
constexpr XmlRow kGuaranteeOffice[] = {text("ID", "customsOffice", "G014")};
constexpr XmlRow kGuarantee[] = {
    amount("AmountAmount", "", "492"),
    text("ID", "otherReference", "D014"),
    text("ReferenceID", "referenceNumber", "100"),
    text("SecurityDetailsCode", "type", "101"),
    text("AccessCode", "accessCode", "499"),
    group("GuaranteeOffice", "", kGuaranteeOffice, "14C"),
};

constexpr XmlRow kArrivalTransportMeans[] = {
    text("ID", "arrivalTransportMeans/identificationNumber", "T002"),
    text("IdentificationTypeCode", "arrivalTransportMeans/type", "T034"),
    only_in(kImport, text("ModeCode", "inlandModeOfTransport", "T020")),
};
// The model takes several means of transport at departure, the message one.
constexpr XmlRow kDepartureTransportMeans[] = {
    text("ID", "departureTransportMeans/0/identificationNumber", "T004"),
    text("IdentificationTypeCode", "departureTransportMeans/0/type", "T029"),
    only_in(kExport, text("ModeCode", "inlandModeOfTransport", "T021")),
};
constexpr XmlRow kLocationAddress[] = {
    text("TypeCode", "qualifierOfIdentification", "410"),
    text("CityName", "address/city", "241"),
    text("CountryCode", "address/country", "242"),
    text("Line", "address/streetAndNumber", "239"),
    text("PostcodeID", "address/postcode", "245"),
};
constexpr XmlRow kGoodsLocation[] = {
    text("Name", "identification", "L016"),
    text("ID", "additionalIdentifier", "L017"),
    text("TypeCode", "typeOfLocation", "L110"),
    group("Address", "", kLocationAddress, "04A"),
};
constexpr XmlRow kLoadingLocation[] = {text("ID", "placeOfLoading", "L010")};
constexpr XmlRow kSeal[] = {sequence(), text("ID", "identifier", "165")};
constexpr XmlRow kTransportEquipment[] = {
    sequence(),
    text("ID", "containerIdentificationNumber", "159"),
    list("Seal", "seals", kSeal, "44B"),
};
constexpr XmlRow kConsignment[] = {
    text("ContainerCode", "containerIndicator", "096"),
    group("ArrivalTransportMeans", "", kArrivalTransportMeans, "10A"),
    group("DepartureTransportMeans", "", kDepartureTransportMeans, "46A"),
    group("GoodsLocation", "locationOfGoods", kGoodsLocation, "64A"),
    group("LoadingLocation", "", kLoadingLocation, "83A"),
    list("TransportEquipment", "transportEquipment", kTransportEquipment, "31B"),
};

constexpr XmlRow kValuation[] = {
    amount("FreightChargeAmount", "transportAndInsuranceCosts", "117"),
    list("ChargeDeduction", "additionsAndDeductions", kChargeDeduction, "58B"),
};
constexpr XmlRow kPayer[] = {text("ID", "personPayingTheCustomsDuty", "R121")};
constexpr XmlRow kSurety[] = {text("ID", "personProvidingAGuarantee", "R055")};
constexpr XmlRow kTradeTerms[] = {
    text("ConditionCode", "incotermCode", "090"),
    text("LocationID", "unLocode", "L002"),
    text("LocationName", "location", "L001"),
};
constexpr XmlRow kWarehouse[] = {text("ID", "identifier", "L019"),
                                 text("TypeCode", "type", "L112")};
constexpr XmlRow kGoodsShipment[] = {
    text("TransactionNatureCode", "natureOfTransaction", "103"),
    list("AEOMutualRecognitionParty", "additionalSupplyChainActors", rows::cds::kSupplyChainActor,
         "16C"),
    group("Buyer", "buyer", kBuyer, "16A"),
    group("Consignee", "consignee", kConsignee, "27A"),
    group("Consignment", "", kConsignment, "28A"),
    group("CustomsValuation", "", kValuation, "41A"),
    group("Destination", "", kDestination, "99B"),
    list("DomesticDutyTaxParty", "additionalFiscalReferences", kFiscalReference, "55B"),
    group("ExportCountry", "", kExportCountry, "95B"),
    list("GovernmentAgencyGoodsItem", "goodsItems", kGoodsItem, "68A"),
    group("Importer", "importer", kImporter, "74A"),
    group("Payer", "", kPayer, "56B"),
    list("PreviousDocument", "previousDocuments", kPreviousDocument, "99A"),
    group("Seller", "seller", kSeller, "09B"),
    group("Surety", "", kSurety, "19B"),
    group("TradeTerms", "deliveryTerms", kTradeTerms, "22B"),
    group("UCR", "", kUcr, "35B"),
    group("Warehouse", "warehouse", kWarehouse, "43B"),
};

constexpr XmlRow kDeclaration[] = {
    date("AcceptanceDateTime", "dateOfAcceptance", "023"),
    function_code("017"),
    text("FunctionalReferenceID", "lrn", "D026"),
    of_request(text("ID", "mrn")),
    {.name = "TypeCode",
     .kind = XmlKind::typed,
     .place = "declarationType",
     .constant = "additionalDeclarationType",
     .id = "D013"},
    {.name = "GoodsItemQuantity",
     .kind = XmlKind::count,
     .place = "goodsShipment/goodsItems",
     .children = kGoodsItem,
     .value = "numberOfItems",
     .id = "228"},
    text("DeclarationOfficeID", "customsOffice", "065"),
    amount("InvoiceAmount", "goodsShipment/invoice", "109"),
    text("TotalGrossMassMeasure", "goodsShipment/grossMass", "131"),
    text("TotalPackageQuantity", "goodsShipment/totalPackages", "146"),
    text("SpecificCircumstancesCodeCode", "specificCircumstanceIndicator", "504"),
    group("Submitter", "submitter", kSubmitter, "17B"),
    marked(list("AdditionalDocument", "deferredPayments", kDeferredPayment, "02A"), "TypeCode",
           "DAN"),
    // Why a declaration is amended or withdrawn.
    of_request(
        marked(list("AdditionalInformation", "statements", kReason), "StatementTypeCode", "AES")),
    list("AdditionalInformation", "goodsShipment/additionalInformation", kAdditionalInformation,
         "03A"),
    group("Agent", "representative", kAgent, "05A"),
    of_request(list("Amendment", "amendments", kAmendment)),
    list("AuthorisationHolder", "authorisations", kAuthorisation, "17C"),
    group("BorderTransportMeans", "goodsShipment", kBorderTransportMeans, "15A"),
    group("Consignment", "goodsShipment", kRouting, "28A"),
    group("CurrencyExchange", "", kCurrencyExchange, "40A"),
    group("Declarant", "declarant", kDeclarant, "57B"),
    group("ExitOffice", "", kExitOffice, "56A"),
    group("Exporter", "goodsShipment/exporter", kExporter, "57A"),
    group("GoodsShipment", "goodsShipment", kGoodsShipment, "67A"),
    list("ObligationGuarantee", "guarantees", kGuarantee, "90A"),
    group("PresentationOffice", "", kPresentationOffice, "15C"),
    group("SupervisingOffice", "", kSupervisingOffice, "97B"),
};

// The submitter is the one thing of the declaration that a cancellation or a presentation repeats.
constexpr std::string_view kHead[] = {"/profile", "/dataSet", "/lrn",
                                      "/submitter/identificationNumber"};
constexpr RequestKind kRequests[] = {
    {"amendment", "13", "COR", {}},
    {"invalidation", "13", "INV", kHead},
    {"presentation", "13", "GPR", kHead},
};

constexpr XmlRow kEnvelope[] = {
    constant("WCODataModelVersionCode", "3.6"),
    constant("WCOTypeName", "DEC"),
    constant("ResponsibleCountryCode", "GB"),
    constant("ResponsibleAgencyName", "HMRC"),
    constant("AgencyAssignedCustomizationVersionCode", "v2.1"),
};

// The data set speaks where the declaration type does not yet.
std::string_view variant_of(const Declaration& declaration) {
  if (!declaration.declaration_type.empty()) {
    return declaration.declaration_type == "EX" ? kExport : kImport;
  }
  const std::string& set = declaration.data_set;
  // As in an amendment, which says neither.
  if (set.empty() && !declaration.customs_office_of_exit.empty()) return kExport;
  return set == "B1" || set == "B2" || set == "C1" || set == "C21E" ? kExport : kImport;
}

}  // namespace

const MessageForm& cds_form() {
  static constexpr MessageForm form{
      "gb",         kRequests,  "",
      kDeclaration, "MetaData", "urn:wco:datamodel:WCO:DocumentMetaData-DMS:2",
      kEnvelope,    true,       variant_of};
  return form;
}

}  // namespace quayside::wire
