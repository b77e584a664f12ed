//! A request as a `curl` command, in the form in which the API's documentation writes it.

use super::Endpoint;
use crate::domain::{ApiBase, encode_segment};

/// The command that sends a request of ours, for shells such as bash. It never contains a token: the
/// shell takes it from its variable `TOKEN`, which double quotes let it do.
pub fn curl_command(endpoint: &Endpoint, base: &ApiBase) -> String {
    let address = as_sent(&endpoint.address_with_query(base));
    format!(
        "curl --location --request GET {} \\\n--header \"Authorization: Bearer $TOKEN\"",
        single_quoted(&address)
    )
}

/// An address as a browser sends it: an operator's path may have characters beyond ASCII, and those
/// that curl expands, which lists and ranges of addresses are written with.
fn as_sent(address: &str) -> String {
    let after_scheme = address.find("://").map_or(0, |at| at + 3);
    let path = address[after_scheme..].find('/');
    let (host, path) = address.split_at(path.map_or(address.len(), |at| after_scheme + at));
    path.chars().fold(host.to_owned(), |mut sent, c| {
        if c.is_ascii() && !matches!(c, '{' | '}' | '[' | ']') {
            sent.push(c);
        } else {
            sent += &encode_segment(c.encode_utf8(&mut [0; 4]));
        }
        sent
    })
}

/// A text as one word of a shell. Between single quotes nothing is special but the quote itself.
fn single_quoted(text: &str) -> String {
    ["'", &text.replace('\'', r"'\''"), "'"].concat()
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;
    use crate::domain::{PageOrigin, ProjectId, Slice};

    fn command(base: &str, project: &str, offset: u64, limit: u32) -> String {
        let page = PageOrigin {
            origin: "http://console".to_owned(),
        };
        let base = ApiBase::parse(base, &page).expect("an address");
        let id = ProjectId::parse(project).expect("an id");
        curl_command(
            &Endpoint::SegmentProfiles(id, Slice { limit, offset }),
            &base,
        )
    }

    /// The arguments that bash gives to a command; `curl` is a function that prints them.
    fn arguments(command: &str) -> Vec<String> {
        let script = format!("curl() {{ printf '%s\\0' \"$@\"; }}\n{command}");
        let output = Command::new("bash")
            .args(["-c", &script])
            .env("TOKEN", "a-token $HOME `id` 'x'")
            .output()
            .expect("bash");
        assert!(output.status.success() && output.stderr.is_empty());
        let output = String::from_utf8(output.stdout).expect("UTF-8");
        output.split_terminator('\0').map(str::to_owned).collect()
    }

    #[test]
    fn the_command_is_the_documented_one() {
        assert_eq!(
            command("http://api-host", "WlGk4Daj", 0, 1000),
            "curl --location --request GET \
             'http://api-host/v1/api/projects/WlGk4Daj/segment_profiles?offset=0&limit=1000' \\\n\
             --header \"Authorization: Bearer $TOKEN\""
        );
        let second = command("https://api-host/gio", "WlGk4Daj", 50, 50);
        assert!(
            second.contains("/gio/v1/api/projects/WlGk4Daj/segment_profiles?offset=50&limit=50'")
        );
    }

    #[test]
    fn a_shell_reads_it_as_one_command_whatever_is_in_the_id_and_the_address() {
        for (base, project, address) in [
            (
                "https://host",
                "'; rm -rf ~ #",
                "https://host/v1/api/projects/%27%3B%20rm%20-rf%20~%20%23",
            ),
            (
                "https://host",
                "$(id)`id`\"!!\\",
                "https://host/v1/api/projects/%24%28id%29%60id%60%22%21%21%5C",
            ),
            (
                "https://host",
                "a b/c?d&e=\u{9879}",
                "https://host/v1/api/projects/a%20b%2Fc%3Fd%26e%3D%E9%A1%B9",
            ),
            (
                "https://host/it's;$(id)&\"`x`\"",
                "a",
                "https://host/it's;$(id)&\"`x`\"/v1/api/projects/a",
            ),
            (
                "https://[::1]:8443/{a,b}[1-3]/\u{9879}",
                "a",
                "https://[::1]:8443/%7Ba,b%7D%5B1-3%5D/%E9%A1%B9/v1/api/projects/a",
            ),
        ] {
            let address = format!("{address}/segment_profiles?offset=0&limit=20");
            assert_eq!(
                arguments(&command(base, project, 0, 20)),
                [
                    "--location",
                    "--request",
                    "GET",
                    &address,
                    "--header",
                    "Authorization: Bearer a-token $HOME `id` 'x'",
                ],
                "{base} {project}"
            );
        }
    }
}
