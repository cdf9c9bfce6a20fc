/* Traces rays with Embree 4 that a test of the renderer wrote, on one thread, and says how many a second:
 *
 *     cc -O2 tools/embree_rays.c -o embree_rays LIBEMBREE4 -Wl,-rpath,FOLDER_OF_LIBEMBREE4
 *     SETPIECE_RAYS=FOLDER SETPIECE_EMBREE=./embree_rays \
 *         cargo test --release -p setpiece-render --lib -- --ignored --nocapture rays_against_embree
 *
 * LIBEMBREE4 is the shared library of Embree 4, which the Python wheel `embreex` brings along in `embreex.libs`. What of its
 * interface is needed is declared here, after its public description, so that no header is.
 *
 * Usage: embree_rays FOLDER QUALITY, where QUALITY is 1 (medium, what a scene has unless told otherwise) or 2 (high).
 * FOLDER/triangles.f32 has nine numbers a triangle, FOLDER/NAME.rays.f32 seven a ray (origin, direction, reach). For every
 * NAME one line comes out: NAME, seconds, and FOLDER/NAME.embree.f32 has the distance of each hit, or 1 for "in the way".
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
    float org[3], tnear, dir[3], time, tfar;
    unsigned mask, id, flags;
} __attribute__((aligned(16))) Ray;
typedef struct {
    Ray ray;
    float normal[3], u, v;
    unsigned primitive, geometry, instance[2];
    unsigned spare[8]; /* room for what later versions add */
} __attribute__((aligned(16))) RayHit;

void *rtcNewDevice(const char *);
void *rtcNewScene(void *);
void rtcSetSceneBuildQuality(void *, int);
void *rtcNewGeometry(void *, int);
void *rtcSetNewGeometryBuffer(void *, int, unsigned, int, size_t, size_t);
void rtcCommitGeometry(void *);
unsigned rtcAttachGeometry(void *, void *);
void rtcCommitScene(void *);
void rtcIntersect1(void *, RayHit *, void *);
void rtcOccluded1(void *, Ray *, void *);

enum { TRIANGLES = 0, INDEX = 0, VERTEX = 1, UINT3 = 0x5003, FLOAT3 = 0x9003 };

static float *numbers(const char *folder, const char *name, size_t *count) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file) {
        fprintf(stderr, "cannot read %s\n", path);
        exit(1);
    }
    fseek(file, 0, SEEK_END);
    *count = (size_t)ftell(file) / sizeof(float);
    rewind(file);
    float *out = malloc(*count * sizeof(float));
    if (fread(out, sizeof(float), *count, file) != *count) exit(1);
    fclose(file);
    return out;
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

int main(int count, char **words) {
    if (count != 3) return 2;
    const char *folder = words[1];
    size_t n;
    float *corners = numbers(folder, "triangles.f32", &n);
    size_t triangles = n / 9;
    void *device = rtcNewDevice("threads=1");
    void *scene = rtcNewScene(device);
    rtcSetSceneBuildQuality(scene, atoi(words[2]));
    void *mesh = rtcNewGeometry(device, TRIANGLES);
    float *vertices = rtcSetNewGeometryBuffer(mesh, VERTEX, 0, FLOAT3, 12, triangles * 3);
    unsigned *index = rtcSetNewGeometryBuffer(mesh, INDEX, 0, UINT3, 12, triangles);
    memcpy(vertices, corners, triangles * 36);
    for (unsigned i = 0; i < triangles * 3; i++) index[i] = i;
    rtcCommitGeometry(mesh);
    rtcAttachGeometry(scene, mesh);
    double start = now();
    rtcCommitScene(scene);
    printf("build %.3f\n", now() - start);
    const char *names[] = {"camera", "bounce", "sun"};
    for (int k = 0; k < 3; k++) {
        char name[64], path[4096];
        snprintf(name, sizeof name, "%s.rays.f32", names[k]);
        float *rays = numbers(folder, name, &n);
        size_t total = n / 7;
        float *out = malloc(total * sizeof(float));
        int shadow = k == 2;
        start = now();
        for (size_t i = 0; i < total; i++) {
            const float *r = rays + 7 * i;
            RayHit hit;
            memset(&hit, 0, sizeof hit);
            for (int a = 0; a < 3; a++) hit.ray.org[a] = r[a], hit.ray.dir[a] = r[3 + a];
            hit.ray.tfar = r[6];
            hit.ray.mask = 0xffffffff;
            hit.geometry = hit.primitive = 0xffffffff;
            if (shadow) {
                rtcOccluded1(scene, &hit.ray, NULL);
                out[i] = hit.ray.tfar < 0.0f ? 1.0f : 0.0f;
            } else {
                rtcIntersect1(scene, &hit, NULL);
                out[i] = hit.geometry == 0xffffffff ? INFINITY : hit.ray.tfar;
            }
        }
        printf("%s %.4f\n", names[k], now() - start);
        snprintf(path, sizeof path, "%s/%s.embree.f32", folder, names[k]);
        FILE *file = fopen(path, "wb");
        fwrite(out, sizeof(float), total, file);
        fclose(file);
        free(rays);
        free(out);
    }
    return 0;
}
