// How far the United Kingdom's rules look.
#include "shared/rules/looks.h"

#define SHIPMENT "/goodsShipment"
#define ITEM SHIPMENT "/goodsItems/*"

namespace quayside {
namespace {

std::vector<LookRow> of_leaves_and_the_head() {
  Look codes_of_a_day = each_leaf();
  codes_of_a_day.reads = {"/additionalDeclarationType", "/dateOfAcceptance"};
  return {
      {"gb.code_is_listed", each_leaf()},
      {"gb.code_is_known", each_leaf()},
      {"gb.code_has_not_ended", codes_of_a_day},
      {"gb.code_has_begun", codes_of_a_day},
      {"gb.eori_is_of_a_country_that_cds_knows", each_leaf({"eori"})},
      {"gb.declarant_is_registered_in_the_united_kingdom", head()},
      {"gb.place_has_the_form_of_a_code", head()},
      {"gb.declaration_type_is_authorised", head()},
      {"gb.arrived_ferry_export_is_not_prelodged", head()},
      {"gb.supervised_export_is_not_by_ferry", head()},
      {"gb.authorisation_is_given_once", head()},
      {"gb.comprehensive_guarantee_has_its_type", head()},
      {"gb.export_location_is_in_the_list", head()},
      {"gb.consignee_is_not_the_exporter", head()},
      {"gb.seller_is_not_the_exporter", head()},
      {"gb.importer_is_not_the_buyer", head()},
      {"gb.carrier_has_name_or_eori", head()},
      {"gb.party_has_name_or_eori", head()},
      {"gb.importer_in_great_britain_has_its_address", head()},
      {"gb.import_has_one_mucr", head()},
      {"gb.fixed_rate_goes_with_pounds", head()},
      {"gb.vehicle_service_goes_with_ferries", head()},
      {"gb.vehicle_service_is_stated", head()},
      {"gb.terms_for_ships_go_with_ships", head()},
      {"gb.transport_means_has_type_and_identity", head()},
      {"gb.representative_with_address_has_its_name", head()},
  };
}

// Each goods item by itself, some beside what is said of the whole declaration.
std::vector<LookRow> of_each_item() {
  const Look type = each_part({"/declarationType"});
  const Look additional_type = each_part({"/additionalDeclarationType"});
  return {
      {"gb.element_of_the_item_is_given", each_part()},
      {"gb.element_of_the_item_may_be_due", each_part()},
      {"gb.packages_have_kind_and_marks", additional_type},
      {"gb.kind_and_marks_of_packages_may_be_due", additional_type},
      {"gb.percentage_is_below_100", each_part()},
      {"gb.adjustment_is_stated_in_one_way", each_part()},
      {"gb.freight_fits_the_terms", each_part({SHIPMENT "/deliveryTerms/incotermCode"})},
      {"gb.price_is_not_below_its_deductions",
       each_part({SHIPMENT "/additionsAndDeductions", SHIPMENT "/invoice/currency"})},
      {"gb.net_mass_is_not_above_gross_mass", each_part()},
      {"gb.no_other_procedure_stands_beside_000", each_part()},
      {"gb.quota_is_of_the_united_kingdom", type},
      {"gb.quota_goes_with_its_preference", each_part()},
      {"gb.item_is_paid_in_one_way", each_part()},
      {"gb.manual_tax_is_stated", each_part()},
      {"gb.document_is_given_once", each_part()},
      {"gb.exhausted_licence_is_for_supplementary_ones", additional_type},
      {"gb.waived_document_has_its_reason", each_part()},
      {"gb.quantity_has_its_unit", each_part()},
      {"gb.document_has_its_number", each_part()},
      {"gb.licence_has_its_status", each_part()},
      {"gb.licence_states_what_it_covers", each_part()},
      {"gb.licence_is_for_this_direction", type},
      {"gb.regular_simplified_declaration_has_its_documents", additional_type},
      {"gb.waiver_of_documents_is_given_once", each_part()},
      {"gb.movement_has_no_waiver_of_documents", each_part()},
      {"gb.claim_names_its_movement", each_part()},
      {"gb.item_is_not_at_risk_in_one_way", each_part()},
      {"gb.value_under_control_is_for_amendments", each_part()},
      {"gb.onward_supply_is_a_movement_to_northern_ireland", each_part()},
      {"gb.onward_supply_is_stated", each_part()},
      {"gb.controlled_goods_have_their_net_mass", additional_type},
      {"gb.export_procedure_takes_the_additional_one", type},
      {"gb.additional_procedure_is_not_of_exports", type},
      {"gb.application_is_for_a_special_procedure", each_part()},
      {"gb.declarant_is_stated_for_the_direction", type},
      {"gb.preference_names_its_origin", each_part()},
      {"gb.claim_of_visiting_forces_has_its_form", each_part()},
      {"gb.climate_levy_has_its_statement", each_part({SHIPMENT "/additionalInformation"})},
      {"gb.express_goods_name_their_consignor", each_part({SHIPMENT "/consignor"})},
      {"gb.vat_party_is_named", each_part({SHIPMENT "/additionalFiscalReferences"})},
  };
}

std::vector<LookRow> of_codes_and_levels() {
  const Look of_derivation = places({"/declarationType", "/additionalDeclarationType",
                                     ITEM "/procedure", ITEM "/additionalProcedures"});
  return {
      {"gb.data_set_is_the_one_derived", of_derivation},
      {"gb.goods_items_lead_to_one_data_set", of_derivation},
      {"gb.procedures_lead_to_a_data_set", of_derivation},
      {"gb.element_stands_on_one_level",
       places({SHIPMENT "/natureOfTransaction", ITEM "/natureOfTransaction",
               SHIPMENT "/countryOfDestination", ITEM "/countryOfDestination",
               SHIPMENT "/countryOfDispatch", ITEM "/countryOfDispatch",
               SHIPMENT "/countryOfExport", ITEM "/countryOfExport"})},
      {"gb.country_of_dispatch_or_export_is_given",
       places({"/declarationType", SHIPMENT "/countryOfDispatch", ITEM "/countryOfDispatch",
               SHIPMENT "/countryOfExport", ITEM "/countryOfExport"})},
      {"gb.country_of_destination_is_given",
       places(
           {"/declarationType", SHIPMENT "/countryOfDestination", ITEM "/countryOfDestination"})},
      {"gb.nature_of_transaction_is_given",
       places({SHIPMENT "/natureOfTransaction", ITEM "/natureOfTransaction"})},
      {"gb.special_territory_has_its_destination",
       places(
           {"/declarationType", SHIPMENT "/countryOfDestination", ITEM "/countryOfDestination"})},
      {"gb.invoice_has_one_currency",
       places({SHIPMENT "/invoice/currency", ITEM "/invoiceCurrency"})},
      {"gb.amount_has_its_currency",
       places({SHIPMENT "/invoice", ITEM "/itemAmountInvoiced", ITEM "/invoiceCurrency",
               ITEM "/supportingDocuments"})},
      {"gb.value_is_above_zero", places({"/exchangeRate", ITEM "/commodity/goodsMeasure"})},
      {"gb.some_package_is_counted", places({ITEM "/packagings"})},
      {"gb.low_value_procedure_is_on_all_items", places({ITEM "/additionalProcedures"})},
      {"gb.low_value_consignment_is_at_most_135_pounds",
       places({ITEM "/intrinsicValue", ITEM "/additionalProcedures"})},
      {"gb.low_value_gifts_are_at_most_39_pounds",
       places({ITEM "/intrinsicValue", ITEM "/additionalProcedures"})},
      {"gb.low_value_procedure_is_for_standard_declarations",
       places({"/additionalDeclarationType", ITEM "/additionalProcedures"})},
      {"gb.item_number_is_given_once", places({ITEM "/goodsItemNumber"})},
      {"gb.item_number_is_within_the_count", places({ITEM "/goodsItemNumber"})},
      {"gb.code_is_given_once",
       places({SHIPMENT "/countriesOfRouting", ITEM "/additionalProcedures",
               ITEM "/commodity/commodityCode"})},
      {"gb.deferred_payment_has_its_account",
       places({"/deferredPayments", ITEM "/dutiesAndTaxes"})},
      {"gb.account_has_a_deferred_payment", places({"/deferredPayments", ITEM "/dutiesAndTaxes"})},
      {"gb.airport_of_loading_names_the_air_freight",
       places({"/declarationType", SHIPMENT "/placeOfLoading", SHIPMENT "/additionsAndDeductions",
               ITEM "/additionsAndDeductions"})},
      {"gb.warehouse_of_the_procedure_is_named",
       places({SHIPMENT "/warehouse", ITEM "/procedure"})},
      {"gb.office_of_exit_is_given", places({"/customsOfficeOfExit", ITEM "/procedure"})},
  };
}

std::vector<LookRow> of_parties_and_documents() {
  return {
      {"gb.party_without_number_has_its_name",
       places({"/declarant", SHIPMENT "/exporter", SHIPMENT "/importer", SHIPMENT "/carrier",
               SHIPMENT "/consignor", ITEM "/consignor", SHIPMENT "/consignee", ITEM "/consignee",
               SHIPMENT "/seller", ITEM "/seller", SHIPMENT "/buyer", ITEM "/buyer"})},
      {"gb.exporter_to_the_united_kingdom_is_named",
       places({SHIPMENT "/exporter", ITEM "/consignor"})},
      {"gb.exporter_is_named",
       places({SHIPMENT "/exporter", ITEM "/consignor", SHIPMENT "/additionalInformation",
               ITEM "/additionalInformation"})},
      {"gb.exporter_may_be_due",
       places({SHIPMENT "/exporter", ITEM "/consignor", SHIPMENT "/additionalInformation",
               ITEM "/additionalInformation"})},
      {"gb.delivery_terms_are_given",
       places({SHIPMENT "/deliveryTerms/incotermCode", ITEM "/valuationMethod"})},
      {"gb.country_of_dispatch_may_be_due",
       places({SHIPMENT "/countryOfDispatch", ITEM "/countryOfDispatch"})},
      {"gb.consignee_has_name_or_eori", places({SHIPMENT "/consignee", ITEM "/consignee"})},
      {"gb.consignee_stands_on_one_level", places({SHIPMENT "/consignee", ITEM "/consignee"})},
      {"gb.consignee_of_an_export_is_named", places({SHIPMENT "/consignee", ITEM "/consignee"})},
      {"gb.express_goods_name_their_carrier",
       places({SHIPMENT "/carrier", ITEM "/additionalProcedures"})},
      {"gb.importer_is_not_the_exporter",
       places({"/declarationType", SHIPMENT "/importer/identificationNumber",
               SHIPMENT "/exporter/identificationNumber", ITEM "/additionalInformation"})},
      {"gb.other_eori_names_its_movement",
       places({SHIPMENT "/importer/identificationNumber", ITEM "/additionalInformation"})},
      {"gb.movement_is_stated_on_all_items", places({ITEM "/additionalInformation"})},
      {"gb.goods_come_from_one_side", places({ITEM "/additionalInformation"})},
      {"gb.internal_movement_is_not_at_risk",
       places({ITEM "/additionalInformation", ITEM "/procedure"})},
      {"gb.goods_not_at_risk_are_authorised",
       places({"/authorisations", ITEM "/additionalInformation"})},
      {"gb.authorisation_has_its_document",
       places({"/authorisations", ITEM "/supportingDocuments"})},
      {"gb.licence_has_one_status", places({ITEM "/supportingDocuments"})},
      {"gb.export_has_its_ducr",
       places({"/declarationType", "/additionalDeclarationType", SHIPMENT "/previousDocuments",
               ITEM "/previousDocuments"})},
      {"gb.previous_document_is_given",
       places({"/declarationType", "/additionalDeclarationType", SHIPMENT "/previousDocuments",
               ITEM "/previousDocuments"})},
      {"gb.supplementary_names_its_simplified_one",
       places({"/additionalDeclarationType", SHIPMENT "/previousDocuments",
               ITEM "/previousDocuments"})},
      {"gb.entry_in_the_records_has_its_day",
       places({"/dateOfAcceptance", SHIPMENT "/previousDocuments", ITEM "/previousDocuments"})},
      {"gb.import_licence_has_its_ducr",
       places({"/declarationType", SHIPMENT "/previousDocuments", ITEM "/previousDocuments",
               ITEM "/supportingDocuments"})},
  };
}

}  // namespace

std::vector<LookRow> gb_looks() {
  std::vector<LookRow> all = of_leaves_and_the_head();
  for (const auto& rows : {of_each_item(), of_codes_and_levels(), of_parties_and_documents()})
    all.insert(all.end(), rows.begin(), rows.end());
  return all;
}

}  // namespace quayside
