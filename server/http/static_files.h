// Static files: the page, out of memory.
#pragma once

#include <httplib.h>

#include "server/services/site.h"

namespace quayside::http {

/// Answers a GET or HEAD for a file of the site; false if there is none. "/" and the addresses of
/// the client, wire::is_page(), are index.html. The site must outlive the answer.
bool send_site_file(const services::Site& site, const httplib::Request& request,
                    httplib::Response& response);

/// The site's own page for what is not there (404.html), or false.
bool send_not_found_page(const services::Site& site, httplib::Response& response);

}  // namespace quayside::http
