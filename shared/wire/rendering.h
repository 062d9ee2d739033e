// Rendering: a declaration, and what was signed, in words and as plain text for people.
//
// Every text of the declaration stands in it exactly once, whether the data set has a place for it
// or not, so that nothing is signed or proved that cannot be read. It follows the one description,
// says the same for the same bytes, and no value can pass for a line of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/field_pointer.h"
#include "shared/codes/code_list.h"
#include "shared/wire/api.h"
#include "shared/wire/submission.h"

namespace quayside::wire {

/// The language of the rendering that an evidence package holds, and how large it may be there.
inline constexpr std::string_view kRenderingLanguage = "en";
inline constexpr std::size_t kRenderingBytesMax = 24 * 1024 * 1024;

struct RenderedField {
  FieldPointer at;     ///< empty for what stands in the header
  std::string label;   ///< with what it stands in: "Supporting document 2: Type"
  std::string number;  ///< data element number, see data_element_number(); may be empty
  std::string value;   ///< in the language, a code with what it means
};

struct RenderedSection {
  std::string key;  ///< "parties", "item.0", "rest"
  std::string heading;
  std::vector<RenderedField> fields;
};

/// Sections in the order of the form, then the goods items, then what has no place in the data set.
/// `day` decides what codes mean.
std::vector<RenderedSection> rendered_sections(const Declaration& declaration, const Date& day,
                                               std::string_view language);
/// For whom, what and by which rules was signed, and what is asked of customs.
std::vector<RenderedField> rendered_header(const SignedContent& content, std::string_view language);

/// The day that the header names; what is none gives a day of which no code has a meaning.
Date day_of(const SubmissionHeader& header);

/// UTF-8, ends with a line feed.
std::string declaration_text(const Declaration& declaration, const Date& day,
                             std::string_view language);
/// The header and the declaration, as of the day that the header names.
std::string content_text(const SignedContent& content, std::string_view language);

/// By which key, for whom and when: the key that signed, when the server received it, the server's
/// key, the entry of its log. Whether that is so is for verify_evidence() to say.
std::vector<RenderedField> rendered_evidence(const EvidencePackage& package,
                                             std::string_view language);
/// The same, and the text of what was signed, made of the signed bytes; never the text that the
/// package holds. What cannot be read is left out.
std::string evidence_text(const EvidencePackage& package, std::string_view language);

/// What a code of a list means; empty where there is no word for it.
std::string code_label(std::string_view list, const codes::Code& code, std::string_view language);

}  // namespace quayside::wire
