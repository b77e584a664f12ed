//! What the console stands behind while the end-to-end tests use it.

/// One way to deploy it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Behind {
    /// nginx, at the root of an origin that passes `/v1/api` on.
    Nginx,
    /// Caddy, under a path of an origin that passes `/v1/api` on.
    Caddy,
    /// nginx, at the root of an origin without an API: the page asks one on another origin, which allows it with CORS.
    Cors,
}

impl Behind {
    pub const ALL: [Self; 3] = [Self::Nginx, Self::Caddy, Self::Cors];

    /// As it is called on the command line, and in `BEHIND` for the tests.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Caddy => "caddy",
            Self::Cors => "cors",
        }
    }
}

/// Options of `e2e`.
#[derive(Debug, PartialEq)]
pub struct E2eOptions {
    /// One run of the tests for each, in this order.
    pub behind: Vec<Behind>,
    /// Goes to Playwright as it is.
    pub playwright: Vec<String>,
}

/// Reads the arguments of `e2e`: `--behind` first, if at all.
pub fn parse(arguments: Vec<String>) -> Result<E2eOptions, String> {
    let mut rest = arguments.into_iter().peekable();
    let mut behind = vec![Behind::Nginx];
    if rest.next_if(|first| first == "--behind").is_some() {
        let name = rest.next().ok_or("--behind needs a value")?;
        behind = Behind::ALL
            .into_iter()
            .filter(|one| name == "all" || name == one.name())
            .collect();
        if behind.is_empty() {
            return Err(format!("--behind {name}: nginx, caddy, cors or all"));
        }
    }
    Ok(E2eOptions {
        behind,
        playwright: rest.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<E2eOptions, String> {
        parse(line.split_whitespace().map(str::to_owned).collect())
    }

    fn options(behind: &[Behind], playwright: &[&str]) -> Result<E2eOptions, String> {
        Ok(E2eOptions {
            behind: behind.to_vec(),
            playwright: playwright.iter().map(|word| (*word).to_owned()).collect(),
        })
    }

    #[test]
    fn it_is_nginx_unless_told_and_the_rest_is_left_to_playwright() {
        let paging = ["--grep", "paging"];
        assert_eq!(parsed("--grep paging"), options(&[Behind::Nginx], &paging));
        assert_eq!(
            parsed("--behind caddy --grep paging"),
            options(&[Behind::Caddy], &paging)
        );
    }

    #[test]
    fn all_is_each_of_them_once() {
        assert_eq!(parsed("--behind all"), options(&Behind::ALL, &[]));
    }

    #[test]
    fn what_it_cannot_stand_behind_is_said() {
        assert!(parsed("--behind apache").is_err());
        assert!(parsed("--behind").is_err());
    }
}
