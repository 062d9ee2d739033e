// The description of the parts of a goods item, in the order of the form.
#pragma once

#include "shared/domain/describe/documents.h"
#include "shared/domain/describe/parties.h"

namespace quayside {

template <class V>
void describe(Money& s, V& v) {
  v.number({"amount", "014", "money.amount", {}, ""}, s.amount);
  v.text({"currency", "012", "money.currency", formats::a(3), "currency"}, s.currency);
}

template <class V>
void describe(Procedure& s, V& v) {
  v.text({"requested", "001", "procedure.requested", formats::an(2), "requestedProcedure"},
         s.requested);
  v.text({"previous", "002", "procedure.previous", formats::an(2), "previousProcedure"},
         s.previous);
}

template <class V>
void describe(AdditionalProcedure& s, V& v) {
  v.text({"code", "001", "additionalProcedure.code", formats::an(3), "additionalProcedure"},
         s.code);
}

template <class V>
void describe(Packaging& s, V& v) {
  v.number({"numberOfPackages", "004", "packaging.number", {}, ""}, s.number_of_packages);
  v.text({"typeOfPackages", "003", "packaging.type", formats::an_up_to(2), "packageType"},
         s.type_of_packages);
  v.text({"shippingMarks", "054", "packaging.marks", formats::an_up_to(512), ""}, s.shipping_marks);
}

template <class V>
void describe(AdditionalCode& s, V& v) {
  v.text({"code", "", "additionalCode.code", formats::an_up_to(4), ""}, s.code);
}

template <class V>
void describe(CommodityCode& s, V& v) {
  v.text({"harmonizedSystemSubHeadingCode", "056", "commodity.hs", formats::an(6), "hs6"},
         s.harmonized_system_sub_heading_code);
  v.text({"combinedNomenclatureCode", "057", "commodity.cn", formats::an(2), ""},
         s.combined_nomenclature_code);
  v.text({"taricCode", "058", "commodity.taric", formats::an(2), ""}, s.taric_code);
  v.list({"taricAdditionalCodes", "059", "list.taricAdditionalCodes", {}, ""},
         s.taric_additional_codes);
  v.list({"nationalAdditionalCodes", "060", "list.nationalAdditionalCodes", {}, ""},
         s.national_additional_codes);
}

template <class V>
void describe(GoodsMeasure& s, V& v) {
  v.number({"grossMass", "18 04 001", "measure.grossMass", {}, ""}, s.gross_mass);
  v.number({"netMass", "18 01 001", "measure.netMass", {}, ""}, s.net_mass);
  v.number({"supplementaryUnits", "18 02 001", "measure.supplementaryUnits", {}, ""},
           s.supplementary_units);
}

template <class V>
void describe(DangerousGoods& s, V& v) {
  v.text({"unNumber", "055", "dangerousGoods.unNumber", formats::an(4), ""}, s.un_number);
}

template <class V>
void describe(Commodity& s, V& v) {
  v.text({"descriptionOfGoods", "18 05 001", "commodity.description", formats::an_up_to(512), ""},
         s.description_of_goods);
  v.group({"commodityCode", "18 09", "commodity.code", {}, ""}, s.commodity_code);
  v.text({"cusCode", "18 08 001", "commodity.cus", formats::an_up_to(9), ""}, s.cus_code);
  v.text({"typeOfGoods", "18 10 001", "commodity.typeOfGoods", formats::a(1), ""}, s.type_of_goods);
  v.list({"dangerousGoods", "18 07", "list.dangerousGoods", {}, ""}, s.dangerous_goods);
  v.group({"goodsMeasure", "", "commodity.measure", {}, ""}, s.goods_measure);
}

template <class V>
void describe(DutyTaxFee& s, V& v) {
  v.text({"taxType", "039", "dutyTaxFee.type", formats::an(3), "taxType"}, s.tax_type);
  v.text({"preference", "14 11 001", "dutyTaxFee.preference", formats::n(3), "preference"},
         s.preference);
  v.text({"quotaOrderNumber", "99 01 001", "dutyTaxFee.quota", formats::an(6), ""},
         s.quota_order_number);
  v.text({"methodOfPayment", "038", "dutyTaxFee.methodOfPayment", formats::a(1), "methodOfPayment"},
         s.method_of_payment);
  v.number({"taxBaseAmount", "040 014", "dutyTaxFee.baseAmount", {}, ""}, s.tax_base_amount);
  v.number({"taxBaseQuantity", "040 006", "dutyTaxFee.baseQuantity", {}, ""}, s.tax_base_quantity);
  v.text({"measurementUnitAndQualifier", "040 005", "document.unit", formats::an_up_to(4),
          "measurementUnit"},
         s.measurement_unit_and_qualifier);
  v.number({"taxRate", "040 041", "dutyTaxFee.rate", {}, ""}, s.tax_rate);
  v.number({"taxAmount", "040 043", "dutyTaxFee.amount", {}, ""}, s.tax_amount);
  v.number({"payableTaxAmount", "042", "dutyTaxFee.payable", {}, ""}, s.payable_tax_amount);
  v.number({"totalAmount", "14 16 001", "dutyTaxFee.total", {}, ""}, s.total_amount);
}

template <class V>
void describe(AdditionOrDeduction& s, V& v) {
  v.text({"code", "008", "additionOrDeduction.code", formats::a(2), "additionOrDeduction"}, s.code);
  v.number({"amount", "014", "money.amount", {}, ""}, s.amount);
  v.text({"currency", "012", "money.currency", formats::a(3), "currency"}, s.currency);
}

}  // namespace quayside
