// The tables behind the code lists. Long lists are one string of codes of a fixed width, because a
// row per code would weigh ten times as much in the page.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "shared/codes/code_list.h"

namespace quayside::codes {

/// A label, or dates, for one code of a long list.
struct Remark {
  std::string_view code;
  std::string_view label;
  DateRange validity = {};
};

/// Gives rows, sorted by code, the labels and dates of the remarks.
void annotate(std::vector<Code>& rows, std::span<const Remark> remarks);
/// One row per code of `packed`, in order, with the remarks that there are.
std::vector<Code> unpack(std::string_view packed, std::size_t width,
                         std::span<const Remark> remarks = {});
/// The same for codes of any width, with a blank between them.
std::vector<Code> unpack_words(std::string_view packed, std::span<const Remark> remarks);

/// Gives document codes the day since which the lists that have days list them; those that are in
/// none of these keep what they have.
void begin_on_first_days(std::vector<Code>& rows);

// Words for codes of long lists; dates stand in long_lists.cpp.
std::span<const Remark> additional_procedure_words();
std::span<const Remark> supporting_document_words();
std::span<const Remark> additional_reference_words();

std::span<const Code> countries();
std::span<const Code> currencies();
std::span<const Code> supporting_document_types();
std::span<const Code> additional_reference_types();
std::span<const Code> additional_procedures();
std::span<const Code> customs_offices();
std::span<const Code> hs6();
std::span<const Code> hs_chapters();
std::span<const Code> closed_offices();
std::span<const Code> un_locodes();
std::span<const Code> un_numbers();
std::span<const Code> danish_goods_places();

std::span<const Code> additional_declaration_types();
std::span<const Code> fiscal_reference_roles();
std::span<const Code> representative_statuses();
std::span<const Code> previous_document_types();
std::span<const Code> transport_document_types();
std::span<const Code> additional_information();
std::span<const Code> location_types();
std::span<const Code> location_qualifiers();
std::span<const Code> methods_of_payment();

std::span<const Code> declaration_types();
std::span<const Code> securities();
std::span<const Code> specific_circumstances();
std::span<const Code> requested_procedures();
std::span<const Code> previous_procedures();
std::span<const Code> authorisation_types();
std::span<const Code> guarantee_types();
std::span<const Code> warehouse_types();
std::span<const Code> supply_chain_actor_roles();
std::span<const Code> incoterms();
std::span<const Code> natures_of_transaction();
std::span<const Code> valuation_methods();
std::span<const Code> additions_or_deductions();
std::span<const Code> preferences();
std::span<const Code> transport_modes();
std::span<const Code> transport_means_types();
std::span<const Code> container_indicators();
std::span<const Code> transport_charges_payments();
std::span<const Code> package_types();
std::span<const Code> bulk_package_types();
std::span<const Code> unpacked_package_types();
std::span<const Code> tax_types();
std::span<const Code> measurement_units();
std::span<const Code> preferential_origins();

/// Lists of the United Kingdom, named "gb.…"; they stand beside those of the EU.
std::span<const CodeList> gb_lists();

}  // namespace quayside::codes
