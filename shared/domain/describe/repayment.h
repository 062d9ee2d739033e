// The description of the application for repayment or remission, with the numbers of column 4c of
// Annex A. No form shows these members, so they have no label.
#pragma once

#include "shared/domain/describe/formats.h"
#include "shared/domain/repayment.h"

namespace quayside {

inline Field request_field(std::string_view name, std::string_view de = {}, int length = 512) {
  return {name, de, "", formats::an_up_to(length), ""};
}

template <class V>
void describe(DecisionReference& s, V& v) {
  v.text(request_field("country", "020", 2), s.country);
  v.text(request_field("number", "001", 29), s.number);
  v.text(request_field("type", "205", 4), s.type);
}

template <class V>
void describe(AttachedDocument& s, V& v) {
  v.text(request_field("type", "224", 70), s.type);
  v.text(request_field("identifier", "225", 35), s.identifier);
  v.text(request_field("date", "226", 19), s.date);
}

template <class V>
void describe(NamedAddress& s, V& v) {
  v.text(request_field("name", "016", 70), s.name);
  v.text(request_field("streetAndNumber", "019", 70), s.street_and_number);
  v.text(request_field("country", "020", 2), s.country);
  v.text(request_field("postcode", "021", 17), s.postcode);
  v.text(request_field("city", "022", 35), s.city);
}

template <class V>
void describe(ApplicationContact& s, V& v) {
  v.text(request_field("name", "016", 70), s.name);
  v.text(request_field("phoneNumber", "234", 50), s.phone_number);
  v.text(request_field("faxNumber", "", 50), s.fax_number);
  v.text(request_field("emailAddress", "076", 256), s.email_address);
}

template <class V>
void describe(ApplicationLocation& s, V& v) {
  v.text(request_field("country", "020", 2), s.country);
  v.text(request_field("type", "036", 1), s.type);
  v.text(request_field("qualifier", "046", 1), s.qualifier);
  v.text(request_field("identification", "025", 35), s.identification);
  v.text(request_field("additionalIdentifier", "053", 3), s.additional_identifier);
  v.text(request_field("name", "016", 70), s.name);
  v.text(request_field("streetAndNumber", "019", 70), s.street_and_number);
  v.text(request_field("postcode", "021", 17), s.postcode);
  v.text(request_field("city", "022", 35), s.city);
}

template <class V>
void describe(ApplicationCommodity& s, V& v) {
  v.text(request_field("nomenclatureCode", "057", 8), s.nomenclature_code);
  v.text(request_field("taricCode", "058", 2), s.taric_code);
  v.text(request_field("taricAdditionalCode", "247", 4), s.taric_additional_code);
  v.text(request_field("nationalAdditionalCode", "060", 4), s.national_additional_code);
}

template <class V>
void describe(ApplicationQuantity& s, V& v) {
  v.text(request_field("unit", "249", 4), s.unit);
  v.text(request_field("quantity", "006", 17), s.quantity);
}

template <class V>
void describe(ApplicationProcedure& s, V& v) {
  v.text(request_field("code", "257", 2), s.code);
  v.text(request_field("checked", "213", 5), s.checked);
  v.group(request_field("decisionReference", "48 05 010"), s.decision_reference);
}

template <class V>
void describe(ApplicationAmount& s, V& v) {
  v.text(request_field("currency", "012", 3), s.currency);
  v.text(request_field("amount", "014", 17), s.amount);
}

template <class V>
void describe(DutyType& s, V& v) {
  v.text(request_field("unionCode", "302", 3), s.union_code);
  v.text(request_field("nationalCode", "303", 3), s.national_code);
  v.text(request_field("amount", "", 17), s.amount);
}

template <class V>
void describe_goods(RepaymentApplication& s, V& v) {
  v.list(request_field("locationsOfGoods", "34 08"), s.locations_of_goods);
  v.list(request_field("commodityCodes", "35 01 010"), s.commodity_codes);
  v.text(request_field("goodsDescription", "35 01 020 009", 2560), s.goods_description);
  v.list(request_field("goodsQuantities", "35 01 030"), s.goods_quantities);
  v.text(request_field("additionalInformation", "38 05 000 009"), s.additional_information);
}

template <class V>
void describe_duty(RepaymentApplication& s, V& v) {
  v.text(request_field("titleForRecovery", "48 01 000 300", 35), s.title_for_recovery);
  v.text(request_field("customsOfficeNotified", "48 02 000 301", 8), s.customs_office_notified);
  v.text(request_field("customsOfficeOfGoods", "48 03 000 301", 8), s.customs_office_of_goods);
  v.group(request_field("customsProcedure", "48 05"), s.customs_procedure);
  v.group(request_field("customsValue", "48 06"), s.customs_value);
  v.group(request_field("amountOfDuty", "48 07"), s.amount_of_duty);
  v.list(request_field("dutyTypes", "48 08"), s.duty_types);
  v.text(request_field("legalBasis", "48 09 000 304", 1), s.legal_basis);
  v.text(request_field("destinationOfGoods", "48 10 000 009"), s.destination_of_goods);
  v.text(request_field("completionTimeLimit", "48 11", 3), s.completion_time_limit);
  v.text(request_field("grounds", "48 13 000 009"), s.grounds);
  v.text(request_field("bankDetails", "48 14"), s.bank_details);
}

template <class V>
void describe(RepaymentApplication& s, V& v) {
  v.text(request_field("type", "31 01 000 002", 4), s.type);
  v.text(request_field("signature", "31 02 000 202", 256), s.signature);
  v.group(request_field("decisionReference", "31 06"), s.decision_reference);
  v.list(request_field("attachedDocuments", "32 04 010"), s.attached_documents);
  v.group(request_field("applicant", "33 01"), s.applicant);
  v.text(request_field("applicantIdentification", "33 02 000 229", 17), s.applicant_identification);
  v.group(request_field("contact", "33 06"), s.contact);
  v.text(request_field("date", "34 02 000 207", 19), s.date);
  v.text(request_field("generalRemarks", "36 03 000 009"), s.general_remarks);
  v.group(request_field("representative", "33 03"), s.representative);
  v.text(request_field("representativeIdentification", "33 03 020 229", 17),
         s.representative_identification);
  describe_goods(s, v);
  describe_duty(s, v);
}

}  // namespace quayside
