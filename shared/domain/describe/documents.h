// The description of documents, authorisations and guarantees, in the order of the form.
#pragma once

#include "shared/domain/describe/formats.h"

namespace quayside {

template <class V>
void describe(DocumentReference& s, V& v) {
  v.text({"type", "002", "document.type", formats::an(4), "inherited"}, s.type);
  v.text({"referenceNumber", "001", "document.reference", formats::an_up_to(70), ""},
         s.reference_number);
}

template <class S, class V>
void describe_quantity(S& s, V& v) {
  v.number({"quantity", "006", "document.quantity", {}, ""}, s.quantity);
  v.text({"measurementUnitAndQualifier", "005", "document.unit", formats::an_up_to(4),
          "measurementUnit"},
         s.measurement_unit_and_qualifier);
}

template <class V>
void describe(SupportingDocument& s, V& v) {
  v.text({"type", "002", "document.type", formats::an(4), "supportingDocumentType"}, s.type);
  v.text({"referenceNumber", "001", "document.reference", formats::an_up_to(70), ""},
         s.reference_number);
  v.number({"documentLineItemNumber", "013", "document.lineItem", {}, ""},
           s.document_line_item_number);
  v.text({"issuingAuthorityName", "010", "document.issuer", formats::an_up_to(70), ""},
         s.issuing_authority_name);
  v.text({"dateOfValidity", "011", "document.validity", formats::an_up_to(19), ""},
         s.date_of_validity);
  v.text({"status", "", "document.status", formats::an_up_to(2), ""}, s.status);
  v.text({"statusReason", "", "document.statusReason", formats::an_up_to(35), ""}, s.status_reason);
  describe_quantity(s, v);
  v.number({"amount", "014", "document.amount", {}, ""}, s.amount);
  v.text({"currency", "012", "money.currency", formats::a(3), "currency"}, s.currency);
}

template <class V>
void describe(PreviousDocument& s, V& v) {
  v.text({"type", "002", "document.type", formats::an(4), "previousDocumentType"}, s.type);
  v.text({"referenceNumber", "001", "document.reference", formats::an_up_to(70), ""},
         s.reference_number);
  v.number({"goodsItemIdentifier", "007", "document.goodsItem", {}, ""}, s.goods_item_identifier);
  v.text({"dateOfAcceptance", "", "document.acceptance", formats::an_up_to(19), ""},
         s.date_of_acceptance);
  v.number({"numberOfPackages", "004", "document.packages", {}, ""}, s.number_of_packages);
  v.text({"typeOfPackages", "003", "packaging.type", formats::an_up_to(2), "packageType"},
         s.type_of_packages);
  describe_quantity(s, v);
}

template <class V>
void describe(AdditionalInformation& s, V& v) {
  v.text({"code", "008", "additionalInformation.code", formats::an(5), "additionalInformation"},
         s.code);
  v.text({"text", "009", "additionalInformation.text", formats::an_up_to(512), ""}, s.text);
}

template <class V>
void describe(Authorisation& s, V& v) {
  v.text({"type", "002", "authorisation.type", formats::an_up_to(4), "authorisationType"}, s.type);
  v.text({"referenceNumber", "001", "authorisation.reference", formats::an_up_to(35), ""},
         s.reference_number);
  v.text({"holder", "080", "authorisation.holder", formats::an_up_to(17), "eori"}, s.holder);
}

template <class V>
void describe(DeferredPayment& s, V& v) {
  v.text({"reference", "001", "deferredPayment.reference", formats::an_up_to(35), ""}, s.reference);
}

template <class V>
void describe(Warehouse& s, V& v) {
  v.text({"type", "002", "warehouse.type", formats::a(1), "warehouseType"}, s.type);
  v.text({"identifier", "015", "warehouse.identifier", formats::an_up_to(35), ""}, s.identifier);
}

template <class V>
void describe(Guarantee& s, V& v) {
  v.text({"type", "99 02 001", "guarantee.type", formats::an(1), "guaranteeType"}, s.type);
  v.text({"referenceNumber", "99 03 069", "guarantee.reference", formats::an_up_to(24), ""},
         s.reference_number);
  v.text({"accessCode", "99 03 070", "guarantee.accessCode", formats::an_up_to(4), ""},
         s.access_code);
  v.text({"otherReference", "99 03 073", "guarantee.otherReference", formats::an_up_to(35), ""},
         s.other_reference);
  v.number({"amount", "99 03 071", "guarantee.amount", {}, ""}, s.amount);
  v.text({"currency", "99 03 012", "money.currency", formats::a(3), "currency"}, s.currency);
  v.text({"customsOffice", "99 03 072", "guarantee.customsOffice", formats::an(8), ""},
         s.customs_office);
}

template <class S, class V>
void describe_references(S& s, V& v) {
  v.list({"previousDocuments", "12 01", "list.previousDocuments", {}, ""}, s.previous_documents);
  v.list({"additionalInformation", "12 02", "list.additionalInformation", {}, ""},
         s.additional_information);
  v.list({"supportingDocuments", "12 03", "list.supportingDocuments", {}, ""},
         s.supporting_documents);
  v.list(
      {"additionalReferences", "12 04", "list.additionalReferences", {}, "additionalReferenceType"},
      s.additional_references);
  v.list({"transportDocuments", "12 05", "list.transportDocuments", {}, "transportDocumentType"},
         s.transport_documents);
  v.text({"referenceNumberUcr", "12 08 001", "shipment.ucr", formats::an_up_to(35), ""},
         s.reference_number_ucr);
}

}  // namespace quayside
