// The description of shipment and declaration, in the order of the form.
#pragma once

#include "shared/domain/describe/goods_item.h"

namespace quayside {

template <class V>
void describe(DeliveryTerms& s, V& v) {
  v.text({"incotermCode", "035", "deliveryTerms.incoterm", formats::a(3), "incoterm"},
         s.incoterm_code);
  v.text({"unLocode", "036", "location.unLocode", formats::an_up_to(17), ""}, s.un_locode);
  v.text({"country", "020", "address.country", formats::a(2), "country"}, s.country);
  v.text({"location", "037", "deliveryTerms.location", formats::an_up_to(35), ""}, s.location);
}

template <class V>
void describe(Invoice& s, V& v) {
  v.number({"amount", "14 06 001", "invoice.amount", {}, ""}, s.amount);
  v.text({"currency", "14 05 001", "invoice.currency", formats::a(3), "currency"}, s.currency);
}

template <class V>
void describe_transport(GoodsShipment& s, V& v) {
  v.text({"containerIndicator", "19 01 001", "transport.container", formats::n(1),
          "containerIndicator"},
         s.container_indicator);
  v.text({"modeOfTransportAtTheBorder", "19 03 001", "transport.borderMode", formats::n(1),
          "transportMode"},
         s.mode_of_transport_at_the_border);
  v.text({"inlandModeOfTransport", "19 04 001", "transport.inlandMode", formats::n(1),
          "transportMode"},
         s.inland_mode_of_transport);
  v.list({"departureTransportMeans", "19 05", "list.departureTransportMeans", {}, ""},
         s.departure_transport_means);
  v.group({"arrivalTransportMeans", "19 06", "transport.arrivalMeans", {}, ""},
          s.arrival_transport_means);
  v.group({"activeBorderTransportMeans", "19 08", "transport.borderMeans", {}, ""},
          s.active_border_transport_means);
  v.list({"transportEquipment", "19 07", "list.transportEquipment", {}, ""}, s.transport_equipment);
}

template <class V>
void describe(GoodsShipment& s, V& v) {
  describe_traders(s, v);
  v.group({"importer", "13 04", "party.importer", {}, ""}, s.importer);
  describe_trade_partners(s, v);
  v.group({"carrier", "13 12", "party.carrier", {}, ""}, s.carrier);
  describe_other_parties(s, v);
  v.text({"personPayingTheCustomsDuty", "13 21 017", "party.payer", formats::an_up_to(17), "eori"},
         s.person_paying_the_customs_duty);
  v.text(
      {"personProvidingAGuarantee", "13 20 017", "party.guarantor", formats::an_up_to(17), "eori"},
      s.person_providing_a_guarantee);
  v.group({"deliveryTerms", "14 01", "shipment.deliveryTerms", {}, ""}, s.delivery_terms);
  v.group({"invoice", "", "shipment.invoice", {}, ""}, s.invoice);
  v.list({"additionsAndDeductions", "14 04", "list.additionsAndDeductions", {}, ""},
         s.additions_and_deductions);
  v.group({"postalCharges", "14 13", "shipment.postalCharges", {}, ""}, s.postal_charges);
  v.group({"transportAndInsuranceCosts", "14 15", "shipment.transportCosts", {}, ""},
          s.transport_and_insurance_costs);
  v.text({"transportChargesMethodOfPayment", "14 02 038", "shipment.transportCharges",
          formats::a(1), "transportChargesPayment"},
         s.transport_charges_method_of_payment);
  v.text({"natureOfTransaction", "99 05 001", "shipment.natureOfTransaction",
          formats::digits_up_to(2), "natureOfTransaction"},
         s.nature_of_transaction);
  describe_places(s, v);
  v.list({"countriesOfRouting", "16 12", "list.countriesOfRouting", {}, ""},
         s.countries_of_routing);
  v.group({"warehouse", "12 11", "shipment.warehouse", {}, ""}, s.warehouse);
  v.group({"locationOfGoods", "16 15", "shipment.location", {}, ""}, s.location_of_goods);
  v.text({"placeOfLoading", "16 13 036", "shipment.placeOfLoading", formats::an_up_to(17), ""},
         s.place_of_loading);
  v.number({"totalPackages", "", "shipment.totalPackages", {}, ""}, s.total_packages);
  v.number({"grossMass", "18 04 001", "measure.grossMass", {}, ""}, s.gross_mass);
  describe_transport(s, v);
  describe_references(s, v);
  v.list({"goodsItems", "", "list.goodsItems", {}, ""}, s.goods_items);
}

template <class V>
void describe_offices(Declaration& s, V& v) {
  v.text({"customsOffice", "", "declaration.customsOffice", formats::an(8), "customsOffice"},
         s.customs_office);
  v.text({"customsOfficeOfExit", "17 01 001", "declaration.exitOffice", formats::an(8), ""},
         s.customs_office_of_exit);
  v.text({"customsOfficeOfExport", "17 02 001", "declaration.exportOffice", formats::an(8), ""},
         s.customs_office_of_export);
  v.text({"customsOfficeOfPresentation", "17 09 001", "declaration.presentationOffice",
          formats::an(8), ""},
         s.customs_office_of_presentation);
  v.text({"supervisingCustomsOffice", "17 10 001", "declaration.supervisingOffice", formats::an(8),
          ""},
         s.supervising_customs_office);
}

template <class V>
void describe(Declaration& s, V& v) {
  v.text({"profile", "", "declaration.profile", formats::an_up_to(2), ""}, s.profile);
  v.text({"dataSet", "", "declaration.dataSet", formats::an_up_to(4), ""}, s.data_set);
  v.text({"lrn", "12 09 001", "declaration.lrn", formats::an_up_to(22), ""}, s.lrn);
  v.text({"declarationType", "11 01 001", "declaration.type", formats::a(2), "declarationType"},
         s.declaration_type);
  v.text({"additionalDeclarationType", "11 02 001", "declaration.additionalType", formats::a(1),
          "additionalDeclarationType"},
         s.additional_declaration_type);
  v.text({"security", "11 07 001", "declaration.security", formats::n(1), "security"}, s.security);
  v.text({"specificCircumstanceIndicator", "11 04 001", "declaration.specificCircumstance",
          formats::an(3), "specificCircumstance"},
         s.specific_circumstance_indicator);
  describe_offices(s, v);
  v.text(
      {"dateOfAcceptance", "15 09 001", "declaration.dateOfAcceptance", formats::an_up_to(19), ""},
      s.date_of_acceptance);
  v.list({"authorisations", "12 12", "list.authorisations", {}, ""}, s.authorisations);
  v.list({"deferredPayments", "12 10", "list.deferredPayments", {}, ""}, s.deferred_payments);
  v.list({"guarantees", "", "list.guarantees", {}, ""}, s.guarantees);
  v.text({"internalCurrencyUnit", "14 17 001", "declaration.internalCurrency", formats::a(3),
          "currency"},
         s.internal_currency_unit);
  v.number({"exchangeRate", "14 09 001", "declaration.exchangeRate", {}, ""}, s.exchange_rate);
  v.group({"submitter", "", "declaration.submitter", {}, ""}, s.submitter);
  v.group({"declarant", "13 05", "party.declarant", {}, ""}, s.declarant);
  v.group({"representative", "13 06", "party.representative", {}, ""}, s.representative);
  v.group({"goodsShipment", "", "declaration.goodsShipment", {}, ""}, s.goods_shipment);
}

}  // namespace quayside
