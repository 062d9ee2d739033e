// The goods item of the Danish messages, in the order of their schemas, for dms_map.cpp.
#pragma once

#include "shared/wire/dms_rows.h"

namespace quayside::wire::rows {

// Seven codes of a commodity share one element; IdentificationTypeCode tells them apart.
constexpr XmlRow kHs[] = {sequence(), text("ID", "harmonizedSystemSubHeadingCode"),
                          constant("IdentificationTypeCode", "HS")};
constexpr XmlRow kCn[] = {sequence(), text("ID", "combinedNomenclatureCode"),
                          constant("IdentificationTypeCode", "CN")};
constexpr XmlRow kTaric[] = {sequence(), text("ID", "taricCode"),
                             constant("IdentificationTypeCode", "TRC")};
constexpr XmlRow kTaricAdditional[] = {sequence(), text("ID", "code"),
                                       constant("IdentificationTypeCode", "TRA")};
constexpr XmlRow kNationalAdditional[] = {sequence(), text("ID", "code"),
                                          constant("IdentificationTypeCode", "GN")};
constexpr XmlRow kCus[] = {sequence(), text("ID", "cusCode"),
                           constant("IdentificationTypeCode", "CUS")};
constexpr XmlRow kTypeOfGoods[] = {sequence(), text("ID", "typeOfGoods"),
                                   constant("IdentificationTypeCode", "GDT")};
constexpr XmlRow classified(XmlRow row, std::string_view code) {
  return marked(row, "IdentificationTypeCode", code);
}

constexpr XmlRow kDangerousGoods[] = {sequence(), text("UNDGID", "unNumber")};
constexpr XmlRow kPayment[] = {text("MethodCode", "methodOfPayment"),
                               text("TaxAssessedAmount", "totalAmount"),
                               text("PaymentAmount", "payableTaxAmount")};
constexpr XmlRow kDutyTaxFee[] = {
    sequence(),
    text("AdValoremTaxBaseAmount", "taxBaseAmount"),
    text("DutyRegimeCode", "preference"),
    quantity("SpecificTaxBaseQuantity", "taxBaseQuantity"),
    text("Tax", "taxAmount"),
    text("TaxRateNumeric", "taxRate"),
    text("TypeCode", "taxType"),
    text("QuotaOrderID", "quotaOrderNumber"),
    group("Payment", "", kPayment),
};
constexpr XmlRow kItemMeasure[] = {text("GrossMassMeasure", "grossMass"),
                                   text("NetNetWeightMeasure", "netMass"),
                                   text("TariffQuantity", "supplementaryUnits")};
constexpr XmlRow kInvoiceLine[] = {
    only_in("H7", amount("ItemChargeAmount", "intrinsicValue")),
    only_in("H1 H5 I1", text("ItemChargeAmount", "itemAmountInvoiced")),
};
constexpr std::string_view kCode = "commodity/commodityCode";
constexpr XmlRow kCommodity[] = {
    text("Description", "commodity/descriptionOfGoods"),
    only_in("H7", group("Classification", kCode, kHs)),
    only_in(kAllButH7, classified(group("Classification", kCode, kHs), "HS")),
    classified(group("Classification", kCode, kCn), "CN"),
    classified(group("Classification", kCode, kTaric), "TRC"),
    classified(
        list("Classification", "commodity/commodityCode/taricAdditionalCodes", kTaricAdditional),
        "TRA"),
    classified(list("Classification", "commodity/commodityCode/nationalAdditionalCodes",
                    kNationalAdditional),
               "GN"),
    classified(group("Classification", "commodity", kCus), "CUS"),
    classified(group("Classification", "commodity", kTypeOfGoods), "GDT"),
    list("DangerousGoods", "commodity/dangerousGoods", kDangerousGoods),
    list("DutyTaxFee", "dutiesAndTaxes", kDutyTaxFee),
    group("GoodsMeasure", "commodity/goodsMeasure", kItemMeasure),
    group("InvoiceLine", "", kInvoiceLine),
};

constexpr XmlRow kItemValuation[] = {
    text("MethodCode", "valuationMethod"),
    list("ChargeDeduction", "additionsAndDeductions", kChargeDeduction),
};
constexpr XmlRow kValuationAdjustment[] = {text("AdditionCode", "valuationIndicators")};

// The procedure has a previous one; the additional procedures stand beside it under the same name.
// H7 knows 40 00 alone.
constexpr XmlRow kFreeCirculation[] = {sequence(), constant("CurrentCode", "40"),
                                       constant("PreviousCode", "00")};
constexpr XmlRow kProcedure[] = {sequence(), text("CurrentCode", "requested"),
                                 text("PreviousCode", "previous")};
constexpr XmlRow kAdditionalProcedure[] = {sequence(), text("CurrentCode", "code")};

constexpr XmlRow kOrigin[] = {sequence(), text("CountryCode", "countryOfOrigin"),
                              only_in("H1 H5 H6 I1 B1", constant("TypeCode", "1"))};
constexpr XmlRow kPreferentialOrigin[] = {
    sequence(), text("CountryCode", "countryOfPreferentialOrigin"), constant("TypeCode", "2")};
constexpr XmlRow kPackaging[] = {sequence(), text("MarksNumbersID", "shippingMarks"),
                                 text("QuantityQuantity", "numberOfPackages"),
                                 text("TypeCode", "typeOfPackages")};

constexpr XmlRow kGoodsItem[] = {
    amount("CustomsValueAmount", "postalValue"),
    {.name = "SequenceNumeric", .kind = XmlKind::number, .place = "goodsItemNumber"},
    text("StatisticalValueAmount", "statisticalValue"),
    text("TransactionNatureCode", "natureOfTransaction"),
    list("AdditionalInformation", "additionalInformation", kAdditionalInformation),
    list("AEOMutualRecognitionParty", "additionalSupplyChainActors", kSupplyChainActor),
    group("Buyer", "buyer", kParty),
    group("Commodity", "", kCommodity),
    group("Consignee", "consignee", kParty),
    only_in(kImports, group("Consignor", "exporter", kParty)),
    only_in(kExports, group("Consignor", "consignor", kParty)),
    group("CustomsValuation", "", kItemValuation),
    group("Destination", "", kDestination),
    list("DomesticDutyTaxParty", "additionalFiscalReferences", kFiscalReference),
    group("ExportCountry", "", kExportCountry),
    only_in("H7", written_always(marked(group("GovernmentProcedure", "", kFreeCirculation),
                                        "PreviousCode", ""))),
    only_in(kAllButH7,
            marked(group("GovernmentProcedure", "procedure", kProcedure), "PreviousCode", "")),
    list("GovernmentProcedure", "additionalProcedures", kAdditionalProcedure),
    group("Origin", "", kOrigin),
    marked(group("Origin", "", kPreferentialOrigin), "TypeCode", "2"),
    list("Packaging", "packagings", kPackaging),
    list("PreviousDocument", "previousDocuments", kPreviousDocument),
    group("Seller", "seller", kParty),
    group("UCR", "", kUcr),
    group("ValuationAdjustment", "", kValuationAdjustment),
    group("DispatchCountry", "", kDispatchCountry),
    list("SupportingDocument", "supportingDocuments", kSupportingDocument),
    list("AdditionalReference", "additionalReferences", kReference),
    list("Authorisation", "authorisations", kAuthorisation),
    group("Freight", "", kFreight),
    list("TransportContractDocument", "transportDocuments", kTransportDocument),
};

}  // namespace quayside::wire::rows
