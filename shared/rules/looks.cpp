// How far each rule looks: facts about the functions in *_rules.cpp, kept apart from them because
// no verdict depends on them. A rule without a row looks at everything, which is always right; a
// row makes judging again after an edit cheap. tests/shared/rules/checker_test.cpp fails on a wrong
// one.
#include <algorithm>

#include "shared/base/ensure.h"
#include "shared/rules/support.h"

#define SHIPMENT "/goodsShipment"
#define ITEM SHIPMENT "/goodsItems/*"

namespace quayside {
namespace {

struct LookRow {
  std::string_view id;
  Look look;
};

Look places(std::vector<std::string_view> reads) {
  return {.scope = Look::Scope::places, .reads = std::move(reads)};
}
Look head() { return {.scope = Look::Scope::head}; }
Look each_part(std::vector<std::string_view> reads = {}) {
  return {.scope = Look::Scope::each_part, .reads = std::move(reads)};
}
Look each_leaf(std::vector<std::string_view> named = {}) {
  return {.scope = Look::Scope::each_leaf, .named = std::move(named)};
}
Look each_leaf(Look::Form form) { return {.scope = Look::Scope::each_leaf, .form = form}; }

Look of_both_levels() {
  return places(
      {SHIPMENT "/natureOfTransaction", ITEM "/natureOfTransaction",
       SHIPMENT "/countryOfDestination", ITEM "/countryOfDestination", SHIPMENT "/countryOfExport",
       ITEM "/countryOfExport", SHIPMENT "/referenceNumberUcr", ITEM "/referenceNumberUcr",
       SHIPMENT "/transportChargesMethodOfPayment", ITEM "/transportChargesMethodOfPayment"});
}
Look of_parties() {
  return places(
      {SHIPMENT "/consignor", ITEM "/consignor", SHIPMENT "/consignee", ITEM "/consignee"});
}

std::vector<LookRow> of_each_leaf() {
  return {
      {"format.text_is_printable", each_leaf()},
      {"format.text_is_not_too_long", each_leaf(Look::Form::text)},
      {"format.text_is_not_blank", each_leaf(Look::Form::text)},
      {"format.text_is_trimmed", each_leaf(Look::Form::text)},
      {"format.code_has_its_form", each_leaf(Look::Form::code)},
      {"format.number_is_plain", each_leaf(Look::Form::number)},
      {"format.number_fits_its_format", each_leaf(Look::Form::number)},
      {"format.lrn_has_no_blanks_or_special_letters", each_leaf({"declaration.lrn"})},
      {"format.eori_is_country_and_number", each_leaf({"eori"})},
      {"format.hs_code_has_six_digits", each_leaf({"hs6"})},
      {"format.email_address_has_its_form", each_leaf({"contact.email"})},
      {"format.coordinates_are_decimal_degrees",
       each_leaf({"location.latitude", "location.longitude"})},
      {"parties.danish_eori_has_eight_digits", each_leaf({"eori"})},
      {"identifiers.container_number_adds_up", each_leaf({"equipment.container"})},
      {"identifiers.guarantee_reference_has_its_form", each_leaf({"guarantee.reference"})},
      {"identifiers.cus_number_has_its_form", each_leaf({"commodity.cus"})},
      {"identifiers.customs_office_has_its_form",
       each_leaf({"declaration.exitOffice", "declaration.exportOffice",
                  "declaration.presentationOffice", "declaration.supervisingOffice",
                  "guarantee.customsOffice"})},
      {"identifiers.date_is_a_day_that_exists",
       each_leaf({"declaration.dateOfAcceptance", "document.validity", "document.acceptance"})},
      {"identifiers.quota_order_number_begins_with_09", each_leaf({"dutyTaxFee.quota"})},
      {"identifiers.valuation_indicators_are_four_times_0_or_1",
       each_leaf({"item.valuationIndicators"})},
      {"identifiers.tariff_digits_are_digits", each_leaf({"commodity.cn", "commodity.taric"})},
      {"identifiers.un_number_is_listed", each_leaf({"dangerousGoods.unNumber"})},
      {"identifiers.cus_number_adds_up", each_leaf({"commodity.cus"})},
      {"identifiers.eori_has_the_form_of_its_country", each_leaf({"eori"})},
      {"identifiers.un_locode_has_its_form", each_leaf({"location.unLocode"})},
      {"identifiers.un_locode_is_listed", each_leaf({"location.unLocode"})},
      {"identifiers.customs_office_is_listed_in_its_country",
       each_leaf({"declaration.exitOffice", "declaration.exportOffice",
                  "declaration.presentationOffice", "declaration.supervisingOffice",
                  "guarantee.customsOffice"})},
      {"identifiers.taric_additional_code_has_its_form", each_leaf({"additionalCode.code"})},
      {"identifiers.un_number_is_four_digits", each_leaf({"dangerousGoods.unNumber"})},
  };
}

std::vector<LookRow> of_each_code() {
  return {
      {"codes.additional_declaration_type_is_listed", each_leaf({"additionalDeclarationType"})},
      {"codes.additional_procedure_is_listed", each_leaf({"additionalProcedure"})},
      {"codes.country_is_listed", each_leaf({"country"})},
      {"codes.currency_is_listed", each_leaf({"currency"})},
      {"codes.customs_office_is_listed", each_leaf({"customsOffice"})},
      {"codes.fiscal_reference_role_is_listed", each_leaf({"fiscalReferenceRole"})},
      {"codes.representative_status_is_listed", each_leaf({"representativeStatus"})},
      {"codes.previous_document_type_is_listed", each_leaf({"previousDocumentType"})},
      {"codes.supporting_document_type_is_listed", each_leaf({"supportingDocumentType"})},
      {"codes.additional_reference_type_is_listed", each_leaf({"additionalReferenceType"})},
      {"codes.transport_document_type_is_listed", each_leaf({"transportDocumentType"})},
      {"codes.additional_information_is_listed", each_leaf({"additionalInformation"})},
      {"codes.location_type_is_listed", each_leaf({"locationType"})},
      {"codes.location_qualifier_is_listed", each_leaf({"locationQualifier"})},
      {"codes.declaration_type_is_listed", each_leaf({"declarationType"})},
      {"codes.requested_procedure_is_listed", each_leaf({"requestedProcedure"})},
      {"codes.previous_procedure_is_listed", each_leaf({"previousProcedure"})},
      {"codes.incoterm_is_listed", each_leaf({"incoterm"})},
      {"codes.nature_of_transaction_is_listed", each_leaf({"natureOfTransaction"})},
      {"codes.valuation_method_is_listed", each_leaf({"valuationMethod"})},
      {"codes.addition_or_deduction_is_listed", each_leaf({"additionOrDeduction"})},
      {"codes.preference_is_listed", each_leaf({"preference"})},
      {"codes.transport_mode_is_listed", each_leaf({"transportMode"})},
      {"codes.transport_means_type_is_listed", each_leaf({"transportMeansType"})},
      {"codes.guarantee_type_is_listed", each_leaf({"guaranteeType"})},
      {"codes.warehouse_type_is_listed", each_leaf({"warehouseType"})},
      {"codes.supply_chain_actor_role_is_listed", each_leaf({"supplyChainActorRole"})},
      {"codes.package_type_is_listed", each_leaf({"packageType"})},
      {"codes.tax_type_is_listed", each_leaf({"taxType"})},
      {"codes.authorisation_type_is_listed", each_leaf({"authorisationType"})},
      {"codes.measurement_unit_is_listed", each_leaf({"measurementUnit"})},
      {"codes.goods_place_is_listed", each_leaf({"dk.goodsPlace"})},
      {"codes.security_is_listed", each_leaf({"security"})},
      {"codes.transport_charges_payment_is_listed", each_leaf({"transportChargesPayment"})},
      {"codes.container_indicator_is_listed", each_leaf({"containerIndicator"})},
      {"codes.additional_procedure_is_in_force", each_leaf({"additionalProcedure"})},
      {"codes.hs_code_is_listed", each_leaf({"hs6"})},
  };
}

std::vector<LookRow> of_the_head() {
  return {
      {"data_set.profile_and_data_set_are_known", head()},
      {"header.additional_type_is_normal_or_prelodged", head()},
      {"header.location_is_given_when_goods_are_here", head()},
      {"header.declaration_type_fits_the_data_set", head()},
      {"header.additional_type_fits_the_data_set", head()},
      {"parties.importer_with_eori_has_no_name_or_address", head()},
      {"parties.private_importer_has_name_and_address", head()},
      {"parties.importer_is_in_denmark", head()},
      {"parties.declarant_with_eori_has_no_name_or_address", head()},
      {"parties.private_declarant_has_name_and_address", head()},
      {"parties.private_exporter_has_name_and_address", head()},
      {"parties.number_of_private_exporter_fits_the_country", head()},
      {"authorisations.only_decisions_name_their_holder", head()},
      {"authorisations.centralised_clearance_names_its_office", head()},
      {"authorisations.office_of_presentation_is_authorised", head()},
      {"authorisations.regular_simplified_declaration_is_authorised", head()},
      {"authorisations.simplified_authorisation_fits_the_type", head()},
      {"authorisations.centralised_clearance_is_not_occasional", head()},
      {"value.exchange_rate_has_its_currency", head()},
      {"transport.departure_means_are_described", head()},
      {"transport.inland_mode_is_for_an_inland_leg", head()},
      {"transport.countries_of_routing_are_given", head()},
      {"transport.departure_means_have_their_mode", head()},
      {"transport.inland_mode_is_given", head()},
      {"transport.identification_fits_the_mode", head()},
      {"transport.identification_has_no_small_letters", head()},
      {"transport.departure_means_are_not_too_many", head()},
      {"delivery.place_is_named", head()},
      {"value.invoice_amount_and_currency_go_together", head()},
      {"parties.declarant_is_in_the_union", head()},
      {"parties.declarant_contact_has_phone_and_email", head()},
      {"parties.representative_is_not_the_declarant", head()},
      {"parties.representative_contact_has_phone_and_email", head()},
      {"location.designated_place_has_locode_or_office", head()},
      {"location.authorised_place_has_authorisation", head()},
      {"location.approved_place_has_address", head()},
      {"location.other_place_has_address_or_coordinates_or_eori", head()},
      {"location.address_is_given", head()},
      {"location.customs_office_is_given", head()},
      {"location.authorisation_number_is_given", head()},
      {"location.authorisation_number_is_of_a_temporary_storage", head()},
      {"location.additional_identifier_is_given", head()},
      {"location.un_locode_is_given", head()},
      {"location.coordinates_are_given", head()},
      {"location.economic_operator_is_given", head()},
      {"location.place_is_named_in_one_way", head()},
      {"mass.shipment_gross_mass_is_above_zero", head()},
      {"warehouse.location_in_a_warehouse_names_it", head()},
      {"transport.containers_are_named_when_there_are_any", head()},
  };
}

std::vector<LookRow> of_each_part() {
  return {
      {"data_set.required_element_is_given", each_part()},
      {"data_set.list_is_not_too_long", each_part()},
      {"data_set.element_is_part_of_the_data_set", each_part()},
      {"parties.exporter_is_outside_the_union", each_part()},
      {"fiscal_reference.ioss_number_is_im_and_ten_digits", each_part()},
      {"fiscal_reference.ioss_reference_is_for_ioss_sales",
       each_part({SHIPMENT "/additionalFiscalReferences"})},
      {"fiscal_reference.customer_is_in_another_member_state", each_part()},
      {"fiscal_reference.ioss_goods_are_not_of_chapter_99",
       each_part({SHIPMENT "/additionalFiscalReferences"})},
      {"documents.registered_exporter_is_dated", each_part({SHIPMENT "/additionalInformation"})},
      {"documents.y_code_is_an_additional_reference", each_part()},
      {"documents.document_is_given_once", each_part()},
      {"documents.completed_declaration_is_referred_to", each_part()},
      {"procedure.supplementary_units_are_for_gifts_only", each_part()},
      {"procedure.gift_of_alcohol_tobacco_perfume_has_units", each_part()},
      {"procedure.alcohol_tobacco_perfume_are_gifts", each_part()},
      {"procedure.relief_excludes_alcohol_tobacco_perfume", each_part()},
      {"procedure.item_has_one_vat_scheme", each_part()},
      {"procedure.code_is_given_once", each_part()},
      {"procedure.requested_fits_the_data_set", each_part()},
      {"procedure.outward_processing_return_is_authorised",
       each_part({"/authorisations", SHIPMENT "/additionalInformation"})},
      {"procedure.prior_import_of_products_is_authorised",
       each_part({"/authorisations", SHIPMENT "/additionalInformation"})},
      {"procedure.end_use_is_authorised",
       each_part({"/authorisations", SHIPMENT "/additionalInformation"})},
      {"procedure.onward_supply_names_the_customer",
       each_part({SHIPMENT "/additionalFiscalReferences"})},
      {"procedure.warehoused_goods_come_from_the_union",
       each_part({SHIPMENT "/countryOfDispatch"})},
      {"value.invoiced_price_is_the_transaction_value", each_part()},
      {"mass.item_without_packages_has_no_mass", each_part()},
      {"mass.item_is_lighter_than_100_kg", each_part()},
      {"mass.gross_mass_is_not_below_net_mass", each_part({SHIPMENT "/grossMass"})},
      {"goods_item.hs_code_is_not_of_chapter_99", each_part()},
      {"goods_item.supplementary_units_are_fewer_than_50", each_part()},
      {"goods_item.packages_are_fewer_than_50", each_part()},
      {"goods_item.description_says_what_the_goods_are", each_part()},
      {"authorisations.tariff_decision_has_its_holder", each_part()},
      {"authorisations.outward_processing_authorisation_fits_procedure", each_part()},
      {"authorisations.tariff_decision_is_held_by_a_party",
       each_part({SHIPMENT "/exporter", SHIPMENT "/importer", "/declarant/identificationNumber"})},
      {"duties.preference_names_its_origin", each_part()},
      {"duties.origin_and_preference_are_given", each_part()},
      {"packaging.packages_are_counted_and_marked", each_part()},
      {"packaging.bulk_goods_are_not_counted", each_part()},
      {"places.export_leaves_the_union", each_part()},
      {"identifiers.vat_number_has_its_form", each_part()},
      {"identifiers.vat_number_adds_up", each_part()},
      {"identifiers.ioss_number_names_a_member_state", each_part()},
      {"identifiers.ducr_has_its_form", each_part()},
      {"identifiers.mucr_has_its_form", each_part()},
      {"identifiers.mrn_of_a_previous_document_adds_up", each_part()},
      {"tariff.commodity_code_is_in_the_nomenclature", each_part()},
      {"tariff.supplementary_unit_is_given", each_part()},
      {"tariff.supplementary_unit_is_asked_for", each_part()},
      {"tariff.nomenclature_is_of_another_year", each_part()},
      {"information.simplified_authorisation_says_what_for", each_part()},
      {"information.rex_registration_has_its_date", each_part()},
      {"information.se_number_is_eight_digits", each_part()},
  };
}

std::vector<LookRow> of_exports() {
  return {
      {"procedure.export_is_authorised", each_part({"/authorisations"})},
      {"parties.postcode_is_given", each_part()},
      {"parties.registered_party_has_no_name_or_address", each_part()},
      {"parties.other_party_has_name_and_address", each_part()},
      {"parties.unknown_consignee_is_not_named",
       places({SHIPMENT "/consignee", SHIPMENT "/additionalInformation", ITEM "/consignee",
               ITEM "/additionalInformation"})},
      {"duties.tax_base_is_given", each_part()},
      {"data_set.simplified_declaration_has_no_statistics", each_part()},
      {"packaging.no_packages_have_the_marks_of_some", places({ITEM "/packagings"})},
      {"procedure.centralised_clearance_has_one_procedure",
       places({"/customsOfficeOfPresentation", ITEM "/procedure"})},
      {"transport.departure_means_are_not_for_post",
       places({SHIPMENT "/inlandModeOfTransport", SHIPMENT "/departureTransportMeans",
               ITEM "/procedure"})},
      {"transport.border_means_are_of_lasting_exports",
       places({SHIPMENT "/modeOfTransportAtTheBorder", SHIPMENT "/activeBorderTransportMeans",
               ITEM "/procedure"})},
      {"packaging.no_packages_stand_by_themselves", each_part()},
      {"packaging.unpacked_goods_are_counted", each_part()},
      {"documents.quantity_has_its_unit", each_part()},
      {"documents.excise_document_names_its_item", each_part()},
      {"documents.arc_has_its_form", each_part()},
      {"duties.tax_base_is_an_amount_or_a_quantity", each_part()},
      {"duties.origin_of_refund_goods_is_given", each_part()},
      {"levels.element_stands_on_one_level", of_both_levels()},
      {"levels.same_for_all_items_stands_on_the_shipment", of_both_levels()},
      {"levels.destination_is_given",
       places({"/security", SHIPMENT "/countryOfDestination", ITEM "/countryOfDestination"})},
      {"levels.country_of_export_is_given",
       places({SHIPMENT "/countryOfExport", ITEM "/countryOfExport"})},
      {"levels.nature_of_transaction_is_given",
       places({SHIPMENT "/natureOfTransaction", ITEM "/natureOfTransaction"})},
      {"levels.party_stands_on_one_level", of_parties()},
      {"levels.party_of_all_items_stands_on_the_shipment", of_parties()},
      {"transport.departure_means_are_given",
       places({SHIPMENT "/inlandModeOfTransport", SHIPMENT "/departureTransportMeans",
               ITEM "/procedure"})},
      {"transport.border_means_are_given",
       places({SHIPMENT "/modeOfTransportAtTheBorder", SHIPMENT "/activeBorderTransportMeans",
               ITEM "/procedure"})},
      {"procedure.items_have_like_procedures", places({ITEM "/procedure"})},
      {"duties.deferred_payment_has_its_method",
       places({"/deferredPayments", ITEM "/dutiesAndTaxes"})},
      {"mass.sum_of_gross_is_not_below_sum_of_net", places({ITEM "/commodity/goodsMeasure"})},
      {"mass.gross_mass_of_export_is_given",
       places({SHIPMENT "/grossMass", ITEM "/commodity/goodsMeasure"})},
      {"documents.statement_on_origin_has_its_exporter",
       places({SHIPMENT "/supportingDocuments", ITEM "/supportingDocuments"})},
  };
}

std::vector<LookRow> of_places() {
  return {
      {"parties.exporter_is_given", places({SHIPMENT "/exporter", ITEM "/exporter"})},
      {"fiscal_reference.ioss_sale_has_fiscal_reference",
       places({SHIPMENT "/additionalFiscalReferences", ITEM "/additionalFiscalReferences",
               ITEM "/additionalProcedures"})},
      {"procedure.goods_of_a_customs_union_come_from_it",
       places({SHIPMENT "/countryOfDispatch", ITEM "/countryOfDispatch", ITEM "/countryOfOrigin",
               ITEM "/additionalProcedures"})},
      {"fiscal_reference.fiscal_reference_needs_ioss_or_relief",
       places({SHIPMENT "/additionalFiscalReferences", ITEM "/additionalProcedures"})},
      {"documents.importer_is_declarant_when_so_stated",
       places({SHIPMENT "/importer/identificationNumber", "/declarant/identificationNumber",
               SHIPMENT "/additionalInformation", ITEM "/additionalInformation"})},
      {"documents.supplementary_names_what_it_completes",
       places({"/additionalDeclarationType", SHIPMENT "/previousDocuments",
               ITEM "/previousDocuments"})},
      {"documents.transport_document_is_given",
       places({SHIPMENT "/transportDocuments", ITEM "/transportDocuments"})},
      {"procedure.special_arrangement_importer_is_private",
       places({SHIPMENT "/importer/identificationNumber", ITEM "/additionalProcedures"})},
      {"procedure.relief_of_private_persons_is_for_them",
       places({SHIPMENT "/importer/identificationNumber", ITEM "/additionalProcedures"})},
      {"value.consignment_is_at_most_150_euro",
       places({ITEM "/intrinsicValue", ITEM "/additionalProcedures"})},
      {"value.gifts_are_at_most_45_euro",
       places({ITEM "/intrinsicValue", ITEM "/additionalProcedures"})},
      {"value.total_is_above_zero", places({ITEM "/intrinsicValue"})},
      {"value.transport_costs_are_given",
       places({SHIPMENT "/transportAndInsuranceCosts", ITEM "/transportAndInsuranceCosts"})},
      {"value.transport_costs_are_on_every_item_or_none",
       places({ITEM "/transportAndInsuranceCosts"})},
      {"value.transport_costs_of_items_add_up",
       places({SHIPMENT "/transportAndInsuranceCosts", ITEM "/transportAndInsuranceCosts"})},
      {"value.invoice_total_is_the_sum_of_its_items",
       places({SHIPMENT "/invoice/amount", ITEM "/itemAmountInvoiced"})},
      {"mass.shipment_is_not_lighter_than_its_items",
       places({SHIPMENT "/grossMass", ITEM "/commodity/goodsMeasure/grossMass"})},
      {"mass.single_item_has_its_gross_mass", places({ITEM "/commodity/goodsMeasure/grossMass"})},
      {"mass.items_without_gross_mass_are_packed_together",
       places({ITEM "/commodity/goodsMeasure/grossMass"})},
      {"mass.zero_stands_only_beside_a_heavier_item",
       places({ITEM "/commodity/goodsMeasure/grossMass"})},
      {"goods_item.numbers_run_from_one", places({ITEM "/goodsItemNumber"})},
      {"goods_item.no_packages_only_beside_an_item_with_some", places({ITEM "/packagings"})},
      {"goods_item.same_goods_are_one_line",
       places({ITEM "/commodity/descriptionOfGoods", ITEM "/commodity/commodityCode"})},
      {"warehouse.goods_from_a_warehouse_name_it",
       places({SHIPMENT "/warehouse", ITEM "/procedure"})},
      {"information.se_number_is_the_same_throughout",
       places({SHIPMENT "/additionalInformation", ITEM "/additionalInformation"})},
  };
}

}  // namespace

void set_looks(std::span<Rule> rules) {
  for (const auto& rows :
       {of_each_leaf(), of_each_code(), of_the_head(), of_each_part(), of_places(), of_exports()}) {
    for (const LookRow& row : rows) {
      const auto rule = std::find_if(rules.begin(), rules.end(),
                                     [&](const Rule& one) { return one.id == row.id; });
      ensure(rule != rules.end(), "looks.cpp names rules that exist");
      rule->look = row.look;
    }
  }
}

}  // namespace quayside
