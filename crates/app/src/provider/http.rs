//! Asks providers over HTTP: no redirect is followed, nothing is awaited long, nothing endless is read.

use std::{pin::Pin, time::Duration};

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, http};

use super::Providers;

/// How long a provider may take.
const WITHIN: Duration = Duration::from_secs(10);

/// Most bytes of an answer.
const MOST_BYTES: usize = 1 << 20;

/// Why a provider could not be asked.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    #[error("the provider could not be reached: {0}")]
    Unreachable(String),
    #[error("the provider answers more than {MOST_BYTES} bytes")]
    TooLarge,
    #[error("the provider answers what is no HTTP: {0}")]
    Malformed(#[from] http::Error),
}

impl From<reqwest::Error> for HttpError {
    fn from(error: reqwest::Error) -> Self {
        // The address may hold a code that signs somebody in.
        Self::Unreachable(format!("{:?}", error.without_url()))
    }
}

impl Providers {
    fn client(&self) -> Result<reqwest::Client, HttpError> {
        if let Some(client) = self.client.get() {
            return Ok(client.clone());
        }
        // Mail uses the same one; whoever comes first installs it.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(WITHIN).build()?;
        Ok(self.client.get_or_init(|| client).clone())
    }

    /// Asks a provider.
    ///
    /// # Errors
    /// [`HttpError`].
    pub(super) async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let mut answer = self.client()?.execute(request.try_into()?).await?;
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await? {
            body.extend_from_slice(&chunk);
            if body.len() > MOST_BYTES {
                return Err(HttpError::TooLarge);
            }
        }
        let mut response = http::Response::builder().status(answer.status());
        for (name, value) in answer.headers() {
            response = response.header(name, value);
        }
        Ok(response.body(body)?)
    }
}

impl<'c> AsyncHttpClient<'c> for Providers {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}
