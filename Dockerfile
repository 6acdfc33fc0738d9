# The page as a container; compose.yaml sets it beside PostgreSQL and a Chroma server.
FROM python:3.12-slim

# openai trusts the system's certificates, and a slim image has none.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY assistant assistant
RUN pip install --no-cache-dir --no-deps . && useradd --create-home okr && install -d -o okr /data

USER okr
ENV OKR_DATA_DIR=/data
VOLUME /data
EXPOSE 8501
HEALTHCHECK --start-period=60s CMD python -c "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/healthz', timeout=3)"
ENTRYPOINT ["okr"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8501", "--no-browser"]
