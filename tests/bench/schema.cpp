#include "tests/bench/schema.h"

#include <nlohmann/json.hpp>

#include "shared/codes/code_list.h"
#include "shared/domain/description.h"
#include "shared/rules/form.h"

namespace quayside::bench {
namespace {

using Json = nlohmann::ordered_json;

class Writer {
 public:
  Writer(const DataSet& data_set, const Date& day, std::size_t enum_max)
      : data_set_(data_set), day_(day), enum_max_(enum_max) {}

  Json object(const StructInfo& info, const std::string& above, std::string_view list) const {
    Json schema = {{"type", "object"}, {"additionalProperties", false}};
    Json& properties = schema["properties"] = Json::object();
    Json required = Json::array();
    for (const MemberInfo& member : info.members) {
      const std::string pattern = above + "/" + std::string(member.field.name);
      const DataSetRow* row = find_row(data_set_, pattern, day_);
      if (row == nullptr || row->presence == Presence::not_taken) continue;
      const std::string name(member.field.name);
      const std::string_view own = member.field.list;
      properties[name] =
          value(member, *row, pattern, own == "inherited" || own.empty() ? list : own);
      if (row->presence == Presence::required) required.push_back(name);
    }
    if (!required.empty()) schema["required"] = required;
    return schema;
  }

 private:
  Json value(const MemberInfo& member, const DataSetRow& row, const std::string& pattern,
             std::string_view list) const {
    if (member.shape == Shape::group) return object(*member.element, pattern, list);
    if (member.shape == Shape::list) {
      Json schema = {{"type", "array"}, {"maxItems", row.occurs_max}};
      if (row.presence == Presence::required) schema["minItems"] = 1;
      schema["items"] = object(*member.element, pattern + "/*", list);
      return schema;
    }
    return leaf(format_at(row, member), member.field.list.empty() ? "" : list_at(row, list));
  }

  Json leaf(const Format& format, std::string_view list) const {
    Json schema = {{"type", "string"}};
    const std::string length = std::to_string(format.length);
    if (is_code(format)) {
      const bool letters = format.characters == Format::Characters::alphabetic;
      const bool digits = format.characters == Format::Characters::numeric;
      const std::string set = letters ? "[A-Za-z]" : digits ? "[0-9]" : "[A-Za-z0-9]";
      schema["pattern"] = "^" + set + "{" + length + "}$";
    } else if (format.characters == Format::Characters::numeric) {
      const std::string decimals = std::to_string(format.decimals);
      schema["pattern"] =
          "^(0|[1-9][0-9]*)" + (format.decimals > 0 ? "(\\.[0-9]{1," + decimals + "})?$" : "$");
      schema["maxLength"] = format.length + (format.decimals > 0 ? 1 : 0);
    } else {
      schema["maxLength"] = format.length;
    }
    const codes::CodeList* codes = codes::find_list(list);
    if (codes == nullptr || codes->completeness != codes::Completeness::complete) return schema;
    Json all = Json::array();
    for (const codes::Code& code : codes->codes) {
      if (code.validity.contains(day_)) all.push_back(code.code);
    }
    if (all.size() <= enum_max_) schema["enum"] = all;
    return schema;
  }

  const DataSet& data_set_;
  const Date day_;
  const std::size_t enum_max_;
};

}  // namespace

std::string json_schema(const DataSet& data_set, const Date& day, std::size_t enum_max) {
  return Writer(data_set, day, enum_max).object(declaration_info(), "", "").dump();
}

}  // namespace quayside::bench
