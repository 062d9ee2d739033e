// The pages of the form: which places stand together, for every data set. A data set shows those
// that it has.
#include "shared/rules/data_set_tables.h"

#define SHIPMENT "/goodsShipment"
#define ITEM SHIPMENT "/goodsItems/*"

namespace quayside {

std::span<const Section> form_sections() {
  static const std::vector<Section> sections = {
      {"about",
       {"/lrn", "/declarationType", "/additionalDeclarationType", "/security",
        "/specificCircumstanceIndicator", "/customsOffice", "/customsOfficeOfPresentation",
        "/customsOfficeOfExport", "/customsOfficeOfExit", "/supervisingCustomsOffice",
        "/dateOfAcceptance", "/submitter", "/deferredPayments"}},
      {"parties",
       {SHIPMENT "/exporter", SHIPMENT "/consignor", SHIPMENT "/consignee", SHIPMENT "/importer",
        SHIPMENT "/seller", SHIPMENT "/buyer", "/declarant", "/representative",
        SHIPMENT "/additionalFiscalReferences", SHIPMENT "/additionalSupplyChainActors"}},
      {"shipment",
       {SHIPMENT "/grossMass", SHIPMENT "/countryOfDispatch", SHIPMENT "/countryOfExport",
        SHIPMENT "/countryOfDestination", SHIPMENT "/regionOfDestination",
        SHIPMENT "/natureOfTransaction", SHIPMENT "/deliveryTerms", SHIPMENT "/invoice",
        "/internalCurrencyUnit", "/exchangeRate", SHIPMENT "/additionsAndDeductions",
        SHIPMENT "/postalCharges", SHIPMENT "/transportAndInsuranceCosts",
        SHIPMENT "/totalPackages", SHIPMENT "/referenceNumberUcr"}},
      {"transport",
       {SHIPMENT "/modeOfTransportAtTheBorder", SHIPMENT "/activeBorderTransportMeans",
        SHIPMENT "/inlandModeOfTransport", SHIPMENT "/arrivalTransportMeans",
        SHIPMENT "/departureTransportMeans", SHIPMENT "/carrier",
        SHIPMENT "/transportChargesMethodOfPayment", SHIPMENT "/countriesOfRouting",
        SHIPMENT "/placeOfLoading", SHIPMENT "/containerIndicator",
        SHIPMENT "/transportEquipment"}},
      {"location", {SHIPMENT "/locationOfGoods", SHIPMENT "/warehouse"}},
      {"documents",
       {SHIPMENT "/previousDocuments", SHIPMENT "/supportingDocuments",
        SHIPMENT "/additionalReferences", SHIPMENT "/transportDocuments",
        SHIPMENT "/additionalInformation"}},
      {"guarantees",
       {"/authorisations", "/guarantees", SHIPMENT "/personProvidingAGuarantee",
        SHIPMENT "/personPayingTheCustomsDuty"}},
      {"items", {SHIPMENT "/goodsItems"}},
  };
  return sections;
}

std::span<const Section> item_sections() {
  static const std::vector<Section> sections = {
      {"goods",
       {ITEM "/commodity", ITEM "/countryOfOrigin", ITEM "/countryOfPreferentialOrigin",
        ITEM "/packagings", ITEM "/transportEquipment"}},
      {"procedure", {ITEM "/procedure", ITEM "/additionalProcedures", ITEM "/authorisations"}},
      {"value",
       {ITEM "/intrinsicValue", ITEM "/transportAndInsuranceCosts", ITEM "/postalValue",
        ITEM "/itemAmountInvoiced", ITEM "/invoiceCurrency", ITEM "/valuationMethod",
        ITEM "/valuationIndicators", ITEM "/additionsAndDeductions", ITEM "/statisticalValue",
        ITEM "/natureOfTransaction", ITEM "/transportChargesMethodOfPayment",
        ITEM "/dutiesAndTaxes"}},
      {"places",
       {ITEM "/countryOfDispatch", ITEM "/countryOfExport", ITEM "/regionOfDispatch",
        ITEM "/countryOfDestination", ITEM "/regionOfDestination"}},
      {"traders",
       {ITEM "/exporter", ITEM "/consignor", ITEM "/consignee", ITEM "/seller", ITEM "/buyer",
        ITEM "/additionalFiscalReferences", ITEM "/additionalSupplyChainActors"}},
      {"papers",
       {ITEM "/previousDocuments", ITEM "/additionalInformation", ITEM "/supportingDocuments",
        ITEM "/additionalReferences", ITEM "/transportDocuments", ITEM "/referenceNumberUcr"}},
  };
  return sections;
}

}  // namespace quayside
