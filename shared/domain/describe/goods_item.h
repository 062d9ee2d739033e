// The description of a goods item, in the order of the form.
#pragma once

#include "shared/domain/describe/documents.h"
#include "shared/domain/describe/goods.h"
#include "shared/domain/describe/parties.h"
#include "shared/domain/describe/transport.h"

namespace quayside {

// What is said of the whole shipment or of each goods item.
template <class S, class V>
void describe_places(S& s, V& v) {
  v.text({"countryOfDestination", "16 03 001", "place.destination", formats::a(2), "country"},
         s.country_of_destination);
  v.text(
      {"regionOfDestination", "16 04 001", "place.regionOfDestination", formats::an_up_to(35), ""},
      s.region_of_destination);
  v.text({"countryOfDispatch", "16 06 001", "place.dispatch", formats::a(2), "country"},
         s.country_of_dispatch);
  v.text({"countryOfExport", "16 07 001", "place.export", formats::a(2), "country"},
         s.country_of_export);
}

template <class S, class V>
void describe_traders(S& s, V& v) {
  v.group({"exporter", "13 01", "party.exporter", {}, ""}, s.exporter);
  v.group({"consignor", "13 02", "party.consignor", {}, ""}, s.consignor);
  v.group({"consignee", "13 03", "party.consignee", {}, ""}, s.consignee);
}

template <class S, class V>
void describe_trade_partners(S& s, V& v) {
  v.group({"seller", "13 08", "party.seller", {}, ""}, s.seller);
  v.group({"buyer", "13 09", "party.buyer", {}, ""}, s.buyer);
}

template <class S, class V>
void describe_other_parties(S& s, V& v) {
  v.list({"additionalFiscalReferences", "13 16", "list.additionalFiscalReferences", {}, ""},
         s.additional_fiscal_references);
  v.list({"additionalSupplyChainActors", "13 14", "list.additionalSupplyChainActors", {}, ""},
         s.additional_supply_chain_actors);
}

template <class V>
void describe(GoodsItem& s, V& v) {
  v.number({"goodsItemNumber", "11 03 001", "item.number", {}, ""}, s.goods_item_number);
  v.group({"commodity", "", "item.commodity", {}, ""}, s.commodity);
  v.group({"procedure", "11 09", "item.procedure", {}, ""}, s.procedure);
  v.list({"additionalProcedures", "11 10", "list.additionalProcedures", {}, ""},
         s.additional_procedures);
  v.text({"countryOfOrigin", "16 08 001", "place.origin", formats::a(2), "country"},
         s.country_of_origin);
  v.text({"countryOfPreferentialOrigin", "16 09 001", "place.preferentialOrigin",
          formats::an_up_to(4), "preferentialOrigin"},
         s.country_of_preferential_origin);
  v.list({"packagings", "18 06", "list.packagings", {}, ""}, s.packagings);
  v.group({"intrinsicValue", "14 14", "item.intrinsicValue", {}, ""}, s.intrinsic_value);
  v.group({"transportAndInsuranceCosts", "14 15", "item.transportCosts", {}, ""},
          s.transport_and_insurance_costs);
  v.group({"postalValue", "14 12", "item.postalValue", {}, ""}, s.postal_value);
  v.number({"itemAmountInvoiced", "14 08 001", "item.amountInvoiced", {}, ""},
           s.item_amount_invoiced);
  v.text({"invoiceCurrency", "14 05 001", "invoice.currency", formats::a(3), "currency"},
         s.invoice_currency);
  v.text({"valuationMethod", "14 10 001", "item.valuationMethod", formats::n(1), "valuationMethod"},
         s.valuation_method);
  v.text({"valuationIndicators", "14 07 001", "item.valuationIndicators", formats::an(4), ""},
         s.valuation_indicators);
  v.list({"additionsAndDeductions", "14 04", "list.additionsAndDeductions", {}, ""},
         s.additions_and_deductions);
  v.list({"dutiesAndTaxes", "14 03", "list.dutiesAndTaxes", {}, ""}, s.duties_and_taxes);
  v.number({"statisticalValue", "99 06 001", "item.statisticalValue", {}, ""}, s.statistical_value);
  v.text({"natureOfTransaction", "99 05 001", "shipment.natureOfTransaction",
          formats::digits_up_to(2), "natureOfTransaction"},
         s.nature_of_transaction);
  v.text({"transportChargesMethodOfPayment", "14 02 038", "shipment.transportCharges",
          formats::a(1), "transportChargesPayment"},
         s.transport_charges_method_of_payment);
  describe_places(s, v);
  v.text({"regionOfDispatch", "16 10 001", "place.regionOfDispatch", formats::an_up_to(9), ""},
         s.region_of_dispatch);
  describe_traders(s, v);
  describe_trade_partners(s, v);
  describe_other_parties(s, v);
  v.list({"transportEquipment", "19 07", "list.transportEquipment", {}, ""}, s.transport_equipment);
  v.list({"authorisations", "12 12", "list.authorisations", {}, ""}, s.authorisations);
  describe_references(s, v);
}

}  // namespace quayside
