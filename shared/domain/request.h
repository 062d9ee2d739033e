// What a customs message holds besides the declaration: what it asks for, of which declaration, and
// whatever the declaration has no place for.
//
// Plain data like the declaration; described in describe/request.h. Everything is text, and an
// empty text is an element not given.
#pragma once

#include <string>
#include <vector>

#include "shared/domain/repayment.h"

namespace quayside {

/// One step on the way to an element that an amendment changes, by WCO ids.
struct PointerStep {
  std::string sequence;  ///< from 1, among the sections of the same id
  std::string section;   ///< DocumentSectionCode: "68A"
  std::string tag;       ///< TagID: "112"; of the last step only

  bool operator==(const PointerStep&) const = default;
};

/// Why, in words: of an amendment (its number is in the pointer) or of the whole request.
struct Statement {
  std::string text;
  std::vector<PointerStep> pointer;
};

struct Amendment {
  std::string reason_code;
  std::string reason_text;
  std::vector<PointerStep> pointer;  ///< what is changed; of authorities that ask for it
};

struct Request {
  std::string kind;  ///< "amendment", …: see wire/requests.h; empty for a new declaration
  std::string mrn;   ///< of the declaration that it is about
  /// How many goods items the declaration has, where the request holds some of them only.
  std::string number_of_items;
  std::vector<Statement> statements;
  std::vector<Amendment> amendments;
  RepaymentApplication repayment;
};

/// A part of a message that neither the declaration nor the request has a place for, as it stood
/// there.
struct Extra {
  std::string in;         ///< the element around it, or whose attribute it is: "Declaration/Agent"
  std::string after;      ///< names of the elements before it, nearest first, with blanks between
  std::string xml;        ///< an element with all that is below it; it names its namespaces itself
  std::string instead;    ///< "yes": takes the place of the element of its name
  std::string attribute;  ///< name of an attribute
  std::string value;      ///< its value
};

struct MessageRest {
  Request request;
  std::vector<Extra> extras;
};

}  // namespace quayside
