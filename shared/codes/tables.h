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

/// One row per code of `packed`, in order, with the remarks that there are.
std::vector<Code> unpack(std::string_view packed, std::size_t width,
                         std::span<const Remark> remarks = {});

std::span<const Code> countries();
std::span<const Code> currencies();
std::span<const Code> supporting_document_types();
std::span<const Code> additional_reference_types();
std::span<const Code> additional_procedures();
std::span<const Code> customs_offices();
std::span<const Code> hs6();

std::span<const Code> additional_declaration_types();
std::span<const Code> fiscal_reference_roles();
std::span<const Code> representative_statuses();
std::span<const Code> previous_document_types();
std::span<const Code> transport_document_types();
std::span<const Code> additional_information();
std::span<const Code> location_types();
std::span<const Code> location_qualifiers();
std::span<const Code> methods_of_payment();

}  // namespace quayside::codes
