// The goods item of the British message, in the order of its schema, for cds_map.cpp.
#pragma once

#include "shared/wire/cds_rows.h"

namespace quayside::wire::rows::cds {

// Codes of a commodity share one element; IdentificationTypeCode tells them apart. TSP has eight
// digits, or the six of the Harmonized System alone.
constexpr XmlRow code_kind(std::string_view code) {
  return constant("IdentificationTypeCode", code, "337");
}
constexpr XmlRow kTariff[] = {{.name = "ID",
                               .kind = XmlKind::joined,
                               .place = "harmonizedSystemSubHeadingCode",
                               .constant = "combinedNomenclatureCode",
                               .head = 6,
                               .id = "145"},
                              code_kind("TSP")};
constexpr XmlRow kTaric[] = {text("ID", "taricCode", "145"), code_kind("TRC")};
constexpr XmlRow kTaricAdditional[] = {text("ID", "code", "145"), code_kind("TRA")};
constexpr XmlRow kNationalAdditional[] = {text("ID", "code", "145"), code_kind("GN")};
constexpr XmlRow kCus[] = {text("ID", "cusCode", "145"), code_kind("CV")};
constexpr XmlRow classified(XmlRow row, std::string_view code) {
  return marked(row, "IdentificationTypeCode", code);
}

constexpr XmlRow kDangerousGoods[] = {text("UNDGID", "unNumber", "506")};
constexpr XmlRow kPayment[] = {
    text("MethodCode", "methodOfPayment", "107"),
    pounds("TaxAssessedAmount", "totalAmount", "120"),
    pounds("PaymentAmount", "payableTaxAmount", "378"),
};
constexpr XmlRow kDutyTaxFee[] = {
    pounds("AdValoremTaxBaseAmount", "taxBaseAmount", "116"),
    text("DutyRegimeCode", "preference", "164"),
    quantity("SpecificTaxBaseQuantity", "taxBaseQuantity", "129"),
    text("TaxRateNumeric", "taxRate", "115"),
    text("TypeCode", "taxType", "113"),
    text("QuotaOrderID", "quotaOrderNumber", "401"),
    group("Payment", "", kPayment, "94A"),
};
constexpr XmlRow kItemMeasure[] = {
    text("GrossMassMeasure", "grossMass", "126"),
    text("NetNetWeightMeasure", "netMass", "128"),
    text("TariffQuantity", "supplementaryUnits", "130"),
};
constexpr XmlRow kInvoiceLine[] = {{.name = "ItemChargeAmount",
                                    .kind = XmlKind::measured,
                                    .attribute = "currencyID",
                                    .value = "itemAmountInvoiced",
                                    .unit = "invoiceCurrency",
                                    .id = "112"}};
constexpr XmlRow kItemContainer[] = {sequence(),
                                     text("ID", "containerIdentificationNumber", "159")};
constexpr std::string_view kCode = "commodity/commodityCode";
constexpr XmlRow kCommodity[] = {
    text("Description", "commodity/descriptionOfGoods", "137"),
    classified(group("Classification", kCode, kTariff, "21A"), "TSP"),
    classified(group("Classification", kCode, kTaric, "21A"), "TRC"),
    classified(list("Classification", "commodity/commodityCode/taricAdditionalCodes",
                    kTaricAdditional, "21A"),
               "TRA"),
    classified(list("Classification", "commodity/commodityCode/nationalAdditionalCodes",
                    kNationalAdditional, "21A"),
               "GN"),
    classified(group("Classification", "commodity", kCus, "21A"), "CV"),
    list("DangerousGoods", "commodity/dangerousGoods", kDangerousGoods, "12C"),
    list("DutyTaxFee", "dutiesAndTaxes", kDutyTaxFee, "50A"),
    group("GoodsMeasure", "commodity/goodsMeasure", kItemMeasure, "65A"),
    group("InvoiceLine", "", kInvoiceLine, "79A"),
    list("TransportEquipment", "transportEquipment", kItemContainer, "31B"),
};

constexpr XmlRow kIssuer[] = {text("Name", "issuingAuthorityName", "R058")};
constexpr XmlRow kWriteOff[] = {quantity("QuantityQuantity", "quantity", "502"),
                                amount("AmountAmount", "", "503")};
constexpr XmlRow kSupportingDocument[] = {
    category("type", "D031"),
    date("EffectiveDateTime", "dateOfValidity", "276"),
    text("ID", "referenceNumber", "D005"),
    text("Name", "statusReason", "D028"),
    category_type("type", "D006"),
    text("LPCOExemptionCode", "status", "360"),
    group("Submitter", "", kIssuer, "17B"),
    group("WriteOff", "", kWriteOff, "22C"),
};

constexpr XmlRow kItemValuation[] = {
    text("MethodCode", "valuationMethod", "122"),
    list("ChargeDeduction", "additionsAndDeductions", kChargeDeduction, "58B"),
};
constexpr XmlRow kValuationAdjustment[] = {text("AdditionCode", "valuationIndicators", "188")};
// The procedure has a previous one; the additional procedures stand beside it under the same name.
constexpr XmlRow kProcedure[] = {text("CurrentCode", "requested", "166"),
                                 text("PreviousCode", "previous", "161")};
constexpr XmlRow kAdditionalProcedure[] = {text("CurrentCode", "code", "166")};
constexpr XmlRow kOrigin[] = {text("CountryCode", "countryOfOrigin", "063"),
                              constant("TypeCode", "1", "501")};
constexpr XmlRow kPreferentialOrigin[] = {text("CountryCode", "countryOfPreferentialOrigin", "063"),
                                          constant("TypeCode", "2", "501")};
constexpr XmlRow kPackaging[] = {
    sequence(),
    text("MarksNumbersID", "shippingMarks", "142"),
    text("QuantityQuantity", "numberOfPackages", "144"),
    text("TypeCode", "typeOfPackages", "141"),
};

constexpr XmlRow kGoodsItem[] = {
    amount("CustomsValueAmount", "intrinsicValue", "108"),
    {.name = "SequenceNumeric", .kind = XmlKind::number, .place = "goodsItemNumber", .id = "006"},
    pounds("StatisticalValueAmount", "statisticalValue", "114"),
    text("TransactionNatureCode", "natureOfTransaction", "103"),
    list("AdditionalDocument", "supportingDocuments", kSupportingDocument, "02A"),
    list("AdditionalInformation", "additionalInformation", kAdditionalInformation, "03A"),
    list("AEOMutualRecognitionParty", "additionalSupplyChainActors", kSupplyChainActor, "16C"),
    group("Buyer", "buyer", kBuyer, "16A"),
    group("Commodity", "", kCommodity, "23A"),
    group("Consignee", "consignee", kConsignee, "27A"),
    group("Consignor", "consignor", kConsignor, "30A"),
    group("CustomsValuation", "", kItemValuation, "41A"),
    group("Destination", "", kDestination, "99B"),
    list("DomesticDutyTaxParty", "additionalFiscalReferences", kFiscalReference, "55B"),
    group("ExportCountry", "", kExportCountry, "95B"),
    marked(group("GovernmentProcedure", "procedure", kProcedure, "70A"), "PreviousCode", ""),
    list("GovernmentProcedure", "additionalProcedures", kAdditionalProcedure, "70A"),
    group("Origin", "", kOrigin, "92A"),
    marked(group("Origin", "", kPreferentialOrigin, "92A"), "TypeCode", "2"),
    list("Packaging", "packagings", kPackaging, "93A"),
    list("PreviousDocument", "previousDocuments", kPreviousDocument, "99A"),
    group("Seller", "seller", kSeller, "09B"),
    group("UCR", "", kUcr, "35B"),
    group("ValuationAdjustment", "", kValuationAdjustment, "39B"),
};

}  // namespace quayside::wire::rows::cds
