// CDS: the customs messages of the United Kingdom (HMRC), WCO_DEC_2_DMS within MetaData; see
// message.h. Structure: WCO_DEC_2_DMS.xsd 2.15 of hmrc/customs-declarations.
#pragma once

#include <string_view>

#include "shared/base/field_pointer.h"
#include "shared/base/result.h"
#include "shared/wire/message.h"

namespace quayside::wire {

/// Reads a new declaration, an amendment (COR), a withdrawal (INV) or a presentation of goods (GPR)
/// into a draft of profile "gb", with or without MetaData, in the namespace of the WCO or in none.
/// Whatever else the message says (that it amends, its MRN, an element twice, a constant with
/// another value, a number of items that is not so) is in not_carried. The data set is the one that
/// HMRC derives; empty when it cannot be told.
/// Error codes: xml_malformed, xml_encoding, xml_too_large, xml_too_deep, xml_doctype,
/// message_not_a_declaration.
Result<ReadDeclaration> read_cds_declaration(std::string_view xml);

/// The place that a pointer of HMRC speaks of: itself or the nearest known parent. Empty when
/// nothing of it is known. "42A/67A/68A[1]/02A[2]/360": sections and, at the end, an element, by
/// their WCO ids; sequence numbers count from 1 and may be left out.
FieldPointer from_cds_pointer(std::string_view pointer);

}  // namespace quayside::wire
